/// What a stranger's file may cost. Beyond them the answer is `.limitExceeded`, never a crash.
public struct Limits: Sendable, Hashable, Codable {
  /// Of one input file.
  public var inputBytes: Int
  /// Of one page image: width x height.
  public var pixels: Int
  /// Of one side of a page image.
  public var sidePixels: Int
  public var pages: Int
  /// For one page, load to result.
  public var secondsPerPage: Int
  /// Of address space of one worker process.
  public var workerBytes: Int

  public init(
    inputBytes: Int = 2 << 30, pixels: Int = 200_000_000, sidePixels: Int = 32_767,
    pages: Int = 20_000, secondsPerPage: Int = 300, workerBytes: Int = 4 << 30
  ) {
    self.inputBytes = inputBytes
    self.pixels = pixels
    self.sidePixels = sidePixels
    self.pages = pages
    self.secondsPerPage = secondsPerPage
    self.workerBytes = workerBytes
  }
}
