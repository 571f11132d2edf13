import Foundation
import RectoModel
import RectoRecognition

/// An input that may be an Office file.
struct OfficeInput: Sendable {
  private let input: JobInput
  private let job: Job
  private let service: any PageService
  private let spool: URL

  init(_ input: JobInput, job: Job, service: any PageService, spool: URL) {
    self.input = input
    self.job = job
    self.service = service
    self.spool = spool
  }

  /// The input itself, or a PDF of it when it is an Office file. Throws what is wrong with that.
  func readable() async throws(RectoError) -> JobInput {
    guard OfficeKind.mayBe(input.file.head(8)) else { return input }
    do {
      guard let info = try await service.examine(input.inputFile, limits: job.limits) else { return input }
      let office = OfficeImport(executable: service.officeExecutable, limits: job.limits)
      let file = try await office.pdf(of: input, info, spool: spool)
      return JobInput(file, name: input.name, pages: input.pages)
    } catch {
      throw error.at(file: input.name)
    }
  }
}
