import Foundation
import Glibc
import RectoModel

/// Another program in the place of this process, confined. What this process is told by its arguments:
/// `worker FOLDER run ORDER ARGUMENT...`.
struct ConfinedProgram: Codable, Sendable {
  static let argument = "run"

  var program: String
  var confinement: Confinement
  /// The time after which it is ended by who started it.
  var seconds: Int

  /// Later than that, it ends by itself: nobody was left to do it.
  private static let grace = 30

  /// Arguments for a process that becomes this program.
  func arguments(folder: URL, _ own: [String]) throws(RectoError) -> [String] {
    let order = String(decoding: try WorkerFrame.encode(self), as: UTF8.self).dropLast()
    return [Worker.argument, folder.path, Self.argument, String(order)] + own
  }

  /// Does not return when the arguments, from the program's own on, order it, whether it succeeds or not.
  static func becomeIfOrdered(_ arguments: [String]) {
    guard arguments.count > 4, arguments[3] == argument else { return }
    if let order = try? WorkerFrame.decode(ConfinedProgram.self, from: Data(arguments[4].utf8)) {
      order.become(Array(arguments.dropFirst(5)))
    }
    exit(127)
  }

  private func become(_ arguments: [String]) {
    confinement.enter()
    WorkerProcess.limitProcessor(seconds: seconds + Self.grace)
    WorkerProcess.endAfter(seconds: seconds + Self.grace)
    var pointers = ([program] + arguments).map { strdup($0) } + [nil]
    execv(program, &pointers)
  }
}
