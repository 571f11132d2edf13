import Foundation
import Recto

@main
enum Main {
  static func main() async {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard arguments.first != Worker.argument else { return await Worker.serve() }
    exit(await Interruption().run { await RectoCommand.execute(arguments) })
  }
}
