import Foundation
import Recto
import RectoServer

@main
enum Main {
  /// On the main thread: what confines a process does so before there is another one.
  @MainActor static func main() async {
    let arguments = Array(CommandLine.arguments.dropFirst())
    switch arguments.first {
    case Worker.argument: return await Worker.serve()
    case JobChild.argument: return await JobChild.serve()
    case ConfinedRun.argument:
      ConfinedRun.confine()
      let rest = Array(arguments.dropFirst())
      exit(await Interruption().run { await RectoCommand.execute(rest, console: .ofCopy) })
    // A server has its own way to end.
    case ServeCommand.name: exit(await RectoCommand.execute(arguments))
    default: break
    }
    exit(await Interruption().run { await RectoCommand.execute(arguments) })
  }
}
