import Foundation
import Logging
import NIOCore
import Recto
import RectoModel
import RectoRecognition
import RectoStore

/// Fetches the sources of jobs that name an address, one after the other.
struct SourceFetcher: Sendable {
  let configuration: ServerConfiguration
  let stores: Stores
  let service: JobService
  let client: GuardedClient
  let logger: Logger

  /// Fetches what is to be fetched now.
  func fetchAll() async throws(RectoError) {
    let ids = try await stores.jobs.preparing()
    for id in ids {
      if Task.isCancelled { return }
      try await fetch(id)
      await service.watch.changed(id)
      await service.doorbell.ring()
    }
  }

  private func fetch(_ id: String) async throws(RectoError) {
    guard let record = try await stores.jobs.job(id), record.state == .preparing else { return }
    let expiry = Date() + Double(configuration.secondsKept)
    do {
      let (bytes, pages) = try await take(record)
      let cap = try await stores.tokens.token(id: String(record.owner.dropFirst("token:".count)))?
        .limits.pagesPerMonth
      let isWanted = try await stores.jobs.prepared(
        id, pageCount: pages, inputBytes: bytes, pages: cap, expiresAt: expiry, now: Date())
      if !isWanted { try await stores.files.removeFiles(of: id) }
    } catch let refusal as ServiceError {
      logger.info("A source can't be had", metadata: ["job": "\(id)", "cause": "\(refusal.cause ?? "")"])
      try await stores.jobs.unprepared(id, Self.failure(refusal), expiresAt: expiry, now: Date())
    } catch let error as RectoError {
      throw error
    } catch {
      if Task.isCancelled { return }
      let failure = JobFailureRecord(
        .source, RectoError(.resourceUnavailable, "The source could not be downloaded.", cause: "\(error)"))
      try await stores.jobs.unprepared(id, failure, expiresAt: expiry, now: Date())
    }
  }

  /// Returns the bytes and pages of the source, which is stored then.
  private func take(_ record: JobRecord) async throws -> (Int, Int?) {
    let request = try JobRequest(of: record)
    let folder = try await stores.files.makeWorkFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let source = try SourceURL(request.source ?? "", allowed: configuration.allowedHosts)
    let writer = try UploadWriter(
      folder.appendingPathComponent("source"), name: request.name, limit: configuration.limits.inputBytes)
    try await client.get(source) { try writer.write(Data($0.readableBytesView)) }
    let file = writer.finish()
    let pages = try await service.look(
      into: file, pages: request.pages, password: record.secret, surface: record.surface)
    try await stores.files.put(file.file, as: "input", of: record.id)
    return (file.bytes, pages)
  }

  private static func failure(_ refusal: ServiceError) -> JobFailureRecord {
    switch refusal.kind {
    case .tooLarge: JobFailureRecord(.tooLarge, RectoError(.limitExceeded, refusal.message))
    case .unsupportedType: JobFailureRecord(.invalid, RectoError(.malformedInput, refusal.message))
    default: JobFailureRecord(.source, RectoError(.resourceUnavailable, refusal.message))
    }
  }
}
