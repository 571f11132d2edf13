import Foundation
import Recto
import RectoModel
import RectoRecognition
import RectoStore

extension JobService {
  /// A PNG of a page of the result, counted from 1. Throws 404 where there is none.
  func picture(ofPage number: Int, of record: JobRecord) async throws -> URL {
    let name = "page-\(number).png"
    if let file = try await stores.files.file(name, of: record.id) { return file }
    guard let input = try await stores.files.file("input", of: record.id) else {
      throw record.state == .expired
        ? ServiceError(.gone, "The file was deleted when its time was over.")
        : ServiceError(.notFound, "The job has no file to show.")
    }
    guard Self.hasPictures(input) else {
      throw ServiceError(.notFound, "The document came without pictures of its pages.")
    }
    let folder = try await stores.files.makeWorkFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let picture = folder.appendingPathComponent(name)
    try await draw(number, of: record, input: input, to: picture)
    // The job may have been deleted meanwhile.
    guard try await stores.jobs.job(record.id) != nil else { throw ServiceError.noSuchJob }
    try await stores.files.put(picture, as: name, of: record.id)
    guard let file = try await stores.files.file(name, of: record.id) else { throw ServiceError.noSuchJob }
    return file
  }

  private func draw(_ number: Int, of record: JobRecord, input: URL, to file: URL) async throws {
    var job = try JobPlan(
      record, input: input, folder: file.deletingLastPathComponent(), configuration: configuration
    ).order.job
    job.concurrency = 1
    let turn = try record.decodedSummary?.turns.map { $0[number] ?? .none }
    do {
      try await probes.pass { [job] in
        try await Converter(workerExecutable: configuration.programForJobs)
          .picture(ofPage: number, of: job, turn: turn, to: file)
      }
    } catch let error as RectoError {
      throw Self.refusal(error)
    }
  }

  private static func refusal(_ error: RectoError) -> ServiceError {
    switch error.code {
    case .passwordRequired:
      ServiceError(.notFound, "Passwords are not kept when a job is done: the page can't be shown.")
    case .resourceUnavailable, .internalInvariant, .cancelled: ServiceError(error)
    default: ServiceError(.notFound, error.message)
    }
  }

  /// Documents that other engines have read are not opened by the server itself.
  private static func hasPictures(_ file: URL) -> Bool {
    let head = file.head(1024)
    return InputKind.sniff(head) != nil || OfficeKind.mayBe(head)
  }
}
