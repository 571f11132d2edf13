public import Foundation

/// All that a writer may know of the world: equal documents and contexts give equal bytes on every machine.
public struct WriteContext: Sendable {
  /// Goes into the file's dates.
  public var timestamp: Date
  /// The program that writes: "Recto 0.1.0".
  public var producer: String
  public var assets: AssetStore
  /// The files behind `Document.sources`, in the same order; nil for one that is not at hand.
  public var sources: [SourceFile?]
  /// Pictures inside the PDF files among `sources` that became smaller, by source.
  public var smallerPictures: [Int: [OptimizedImage]]
  public var limits: Limits
  /// A folder for intermediate files; the writer leaves nothing in it.
  public var temporaryFolder: URL
  /// Called for each loss, in page order. May be called from any thread.
  public var report: @Sendable (Diagnostic) -> Void

  public init(
    timestamp: Date, producer: String, assets: AssetStore, sources: [SourceFile?] = [],
    smallerPictures: [Int: [OptimizedImage]] = [:], limits: Limits = Limits(), temporaryFolder: URL,
    report: @escaping @Sendable (Diagnostic) -> Void
  ) {
    self.timestamp = timestamp
    self.producer = producer
    self.assets = assets
    self.sources = sources
    self.smallerPictures = smallerPictures
    self.limits = limits
    self.temporaryFolder = temporaryFolder
    self.report = report
  }
}

/// What a reader may know of the world.
public struct ReadContext: Sendable {
  /// Named in errors.
  public var fileName: String
  public var limits: Limits
  public var report: @Sendable (Diagnostic) -> Void

  public init(
    fileName: String, limits: Limits = Limits(), report: @escaping @Sendable (Diagnostic) -> Void
  ) {
    self.fileName = fileName
    self.limits = limits
    self.report = report
  }

  /// What `body` returns; what it throws names the file.
  package func named<Value>(_ body: () throws(RectoError) -> Value) throws(RectoError) -> Value {
    do {
      return try body()
    } catch {
      throw error.at(file: fileName)
    }
  }
}
