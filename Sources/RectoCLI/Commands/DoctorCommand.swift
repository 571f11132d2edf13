import ArgumentParser

struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Tell what is installed, what is missing, and how to install it.",
    discussion: "Exits with 1 when something is missing without which nothing can be recognised.")

  func run() throws {
    let examination = Examination.current
    for line in examination.lines { Console.current.print(line) }
    if !examination.isFit { throw ExitCode(ExitCodes.incomplete) }
  }
}
