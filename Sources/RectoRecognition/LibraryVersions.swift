/// The C libraries that recognition stands on.
public enum LibraryVersions {
  /// As they are loaded, by name.
  public static func all() -> [(name: String, version: String)] {
    [
      (name: "cairo", version: NativeVersion.cairo),
      (name: "leptonica", version: NativeVersion.leptonica),
      (name: "poppler", version: NativeVersion.poppler),
      (name: "tesseract", version: TesseractHandle.version),
    ]
  }
}
