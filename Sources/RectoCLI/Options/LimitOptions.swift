import ArgumentParser
import RectoModel

/// What a file may cost.
struct LimitOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Time for one page, in seconds.", valueName: "seconds"))
  var timeout = Limits().secondsPerPage

  @Option(help: ArgumentHelp("Pages of one input.", valueName: "number"))
  var maxPages = Limits().pages

  @Option(help: ArgumentHelp("Size of one page image, in millions of pixels.", valueName: "megapixels"))
  var maxPixels = Limits().pixels / 1_000_000

  @Option(help: ArgumentHelp("Size of one input, in MiB.", valueName: "mebibytes"))
  var maxInput = Limits().inputBytes >> 20

  @Option(
    help: ArgumentHelp("Memory of one worker process, in MiB of address space.", valueName: "mebibytes"))
  var maxMemory = Limits().workerBytes >> 20

  func validate() throws {
    for (name, value) in [
      ("--timeout", timeout), ("--max-pages", maxPages), ("--max-pixels", maxPixels),
      ("--max-input", maxInput), ("--max-memory", maxMemory),
    ] where !(1...100_000_000).contains(value) {
      throw ValidationError("\(name) is 1 to 100000000, not \(value).")
    }
  }

  var limits: Limits {
    Limits(
      inputBytes: maxInput << 20, pixels: maxPixels * 1_000_000, pages: maxPages,
      secondsPerPage: timeout, workerBytes: maxMemory << 20)
  }
}
