import ArgumentParser
import Recto
import RectoModel

struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Tell what is installed, what is missing, how to install it, and what keeps workers in.",
    discussion: "Exits with 1 when something is missing without which nothing can be recognised.")

  func run() async throws {
    let examination = Examination.current
    for line in examination.lines { Console.current.print(line) }
    Console.current.print(OfficeLine.current)
    for line in await ConfinementLines.current() { Console.current.print(line) }
    if !examination.isFit { throw ExitCode(ExitCodes.incomplete) }
  }
}
