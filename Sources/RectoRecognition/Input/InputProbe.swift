import Foundation
public import RectoModel

/// A look into a file: what it is and how many pages it has, before any page is decoded.
public enum InputProbe {
  /// Every error names the file and what to do. May run on any thread; run it where a crash of a library does no harm.
  public static func probe(_ input: InputFile, limits: Limits) throws(RectoError) -> InputInfo {
    do {
      let content = try InputContent(input, limits: limits)
      return InputInfo(kind: content.kind, pageCount: 1)
    } catch {
      throw error.at(file: input.name)
    }
  }
}
