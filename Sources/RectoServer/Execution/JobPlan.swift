import Foundation
import Recto
import RectoInference
import RectoModel
import RectoRecognition
import RectoStore

/// What the process of a job has to do, and where its files are.
struct JobPlan {
  static let listingName = "listing"
  static let evidenceName = "evidence"

  let order: JobOrder

  init(
    _ record: JobRecord, input: URL, folder: URL, configuration: ServerConfiguration
  ) throws(RectoError) {
    let request = try JobRequest(of: record)
    let hasListing = request.outputs.contains { $0.format == "json" }
    let outputs = request.outputs.map { output in
      JobOutput(
        output.format, options: output.options, to: .stream(Self.place(of: output.format, in: folder)))
    }
    var job = Job(
      [JobInput(input, name: request.name, password: record.secret, pages: request.pages)], to: outputs,
      engine: request.engine ?? .auto, languages: request.languages, preparation: request.preparation,
      optimization: request.optimization,
      ocrMode: request.ocrMode, invalidatesSignatures: request.invalidatesSignatures,
      repairsInputs: request.repairsInputs, tablesOnly: request.tablesOnly,
      metadata: DocumentMetadata(title: request.title), limits: configuration.limits,
      concurrency: configuration.pagesAtOnce)
    job.isolation = .workerProcesses
    job.corrections = request.corrections
    job.translateTo = request.translateTo
    job.untranslated = request.translateTo == nil || !hasListing ? nil : Self.untranslated(in: folder)
    order = JobOrder(
      job: job, listing: hasListing ? Self.listing(in: folder) : nil,
      evidence: hasListing ? Self.evidence(in: folder) : nil,
      vision: request.usesVision == true ? configuration.visionModel?.model : nil,
      translatesByModel: request.translateTo != nil && configuration.languageModel != nil)
  }

  static func place(of format: String, in folder: URL) -> URL {
    folder.appendingPathComponent("output.\(format)")
  }

  static func listing(in folder: URL) -> URL { folder.appendingPathComponent("listing.json") }
  static func untranslated(in folder: URL) -> URL { folder.appendingPathComponent("untranslated.json") }
  /// A picture of a page for the vision model.
  static func look(_ number: Int, in folder: URL) -> URL {
    folder.appendingPathComponent("look-\(number).png")
  }
  static func evidence(in folder: URL) -> URL { folder.appendingPathComponent("evidence.sqlite") }
}

extension JobRequest {
  init(of record: JobRecord) throws(RectoError) {
    self = try JobLines.decode(JobRequest.self, from: String(decoding: record.request, as: UTF8.self))
  }
}

extension ServerConfiguration {
  /// The program that is started for each job.
  var programForJobs: URL {
    executable ?? URL(fileURLWithPath: "/proc/\(ProcessInfo.processInfo.processIdentifier)/exe")
  }
}
