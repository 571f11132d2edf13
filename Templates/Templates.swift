/// The files in this folder, shipped as they are; `TemplateLibrary` in RectoFormats finds and reads them.
public enum Templates {
  /// The folder that the build puts beside the executable.
  public static let bundleName = "Recto_Templates.resources"
}
