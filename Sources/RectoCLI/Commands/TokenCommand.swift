import ArgumentParser
import Foundation
import RectoModel
import RectoStore

struct TokenCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "token", abstract: "Make, list and revoke the tokens of a server.",
    subcommands: [CreateTokenCommand.self, ListTokensCommand.self, RevokeTokenCommand.self])
}

/// The folder of the server.
struct DataOption: ParsableArguments {
  @Option(help: ArgumentHelp("The folder that the server keeps its data in.", valueName: "folder"))
  var data: String

  func store() throws(RectoError) -> SQLiteStore {
    try DataFolder(URL(fileURLWithPath: data, isDirectory: true)).store
  }
}

struct CreateTokenCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "create", abstract: "Make a token; it is shown once, on the last line.",
    discussion: "Only a hash of it is kept. It works at once, also for a server that runs.")

  @OptionGroup var data: DataOption

  @Option(help: ArgumentHelp("Whose it is, for the list.", valueName: "text"))
  var name: String

  @Option(
    help: ArgumentHelp("Pages that it is good for each month (default: any number).", valueName: "number"))
  var pagesPerMonth: Int?

  @Option(
    help: ArgumentHelp(
      "Jobs that it may hand in each second (default: 2 for the PicWish API, any number for the others).",
      valueName: "number"))
  var qps: Double?

  @Option(help: ArgumentHelp("Its jobs come before those of lower ones (default: 0).", valueName: "number"))
  var priority = 0

  func validate() throws {
    if name.isEmpty { throw ValidationError("--name needs a text.") }
    if let pagesPerMonth, pagesPerMonth < 0 { throw ValidationError("--pages-per-month is 0 or more.") }
    if let qps, !(qps > 0 && qps <= 10_000) { throw ValidationError("--qps is above 0, up to 10000.") }
  }

  func run() async throws {
    let limits = TokenLimits(pagesPerMonth: pagesPerMonth, requestsPerSecond: qps, priority: priority)
    let made = try await data.store().createToken(name: name, limits: limits, now: Date())
    let console = Console.current
    console.print("id        \(made.record.id)")
    let key = made.record.callbackKey.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    console.print("callback  \(key)")
    console.print(made.token)
  }
}

struct ListTokensCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the tokens, without their secrets.")

  @OptionGroup var data: DataOption

  func run() async throws {
    for token in try await data.store().tokens() {
      let pages = token.limits.pagesPerMonth.map { "\($0) pages a month" } ?? "any number of pages"
      let rate = token.limits.requestsPerSecond.map { ", \($0) a second" } ?? ""
      let state = token.revokedAt == nil ? "" : ", revoked"
      Console.current.print("\(token.id)  \(token.name.padded(to: 20))  \(pages)\(rate)\(state)")
    }
  }
}

struct RevokeTokenCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke", abstract: "Make a token useless, at once.")

  @OptionGroup var data: DataOption

  @Argument(help: "Its id or its name.")
  var token: String

  func run() async throws {
    let record = try await data.store().revokeToken(token, now: Date())
    Console.current.print("revoked \(record.id)  \(record.name)")
  }
}
