public import Foundation
import GRDB
public import RectoModel

/// Jobs, tokens and pages in one SQLite file, in WAL mode. Several processes may have it open: the server, and
/// commands that make tokens. From any thread.
public struct SQLiteStore: Sendable {
  private let pool: DatabasePool

  /// Makes the file, or brings an older one up to date. Throws `.resourceUnavailable` when it can't be opened and
  /// `.unsupportedFeature` when a newer Recto has written it.
  public init(_ file: URL) throws(RectoError) {
    do {
      var configuration = Configuration()
      configuration.busyMode = .timeout(10)
      let pool = try DatabasePool(path: file.path, configuration: configuration)
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
      guard try !pool.read(Schema.migrator.hasBeenSuperseded) else {
        throw RectoError(
          .unsupportedFeature, "A newer Recto has written this store; use that one.",
          location: .init(file: file.path))
      }
      try Schema.migrator.migrate(pool)
      // An answered request must survive a power cut, too.
      try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
      self.pool = pool
    } catch let error as RectoError {
      throw error
    } catch {
      throw RectoError(
        .resourceUnavailable,
        "The store can't be opened (\((error as? DatabaseError)?.message ?? "\(error)")); check its folder and the rights there.",
        location: .init(file: file.path), cause: "\(error)")
    }
  }

  func read<Value: Sendable>(
    _ body: @escaping @Sendable (Database) throws -> Value
  ) async throws(RectoError) -> Value {
    try await Self.translate { [pool] in try await pool.read(body) }
  }

  /// In a transaction of its own.
  func write<Value: Sendable>(
    _ body: @escaping @Sendable (Database) throws -> Value
  ) async throws(RectoError) -> Value {
    try await Self.translate { [pool] in try await pool.write(body) }
  }

  /// A caller that is cancelled doesn't stop a transaction: what workers say at the end must be kept.
  private static func translate<Value: Sendable>(
    _ body: @escaping @Sendable () async throws -> Value
  ) async throws(RectoError) -> Value {
    do {
      return try await Task { try await body() }.value
    } catch let error as RectoError {
      throw error
    } catch {
      throw RectoError(
        .resourceUnavailable, "The store can't be read or written; is the disk full?", cause: "\(error)")
    }
  }
}
