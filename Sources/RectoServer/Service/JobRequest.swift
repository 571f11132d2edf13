import Recto
import RectoModel
import RectoRecognition

/// What is to be done, as it is kept with a job.
struct JobRequest: Sendable, Hashable, Codable {
  /// A format that is wanted.
  struct Output: Sendable, Hashable, Codable {
    var format: String
    var options = OptionValues()
  }

  /// The file's, as the client calls it.
  var name: String
  /// Where the file is to be fetched.
  var source: String?
  var outputs: [Output]
  /// As Tesseract has them.
  var languages: [String]
  /// nil for the better of both.
  var engine: Engine?
  var preparation = Preparation()
  var optimization = ImageOptimization.none
  var ocrMode = OCRMode.auto
  var pages: PageRanges?
  var invalidatesSignatures = false
  var repairsInputs = true
  var tablesOnly = false
  var title: String?
  /// A vision model reads the pages, too.
  var usesVision: Bool?
  /// The language that the results are translated into.
  var translateTo: String?
  /// What somebody has put right in the results of another job with the same file.
  var corrections: Corrections?
  /// What the client has asked for, for the reply.
  var asked = Asked()

  /// Words of a request that are told back.
  struct Asked: Sendable, Hashable, Codable {
    var language: String?
    var tier: String?
    var tool: String?
    /// Something that the client should know.
    var notice: String?
  }
}
