import Foundation
import RectoModel

/// The profile of one run of LibreOffice: macros of documents, links and data from elsewhere are off, and one macro of our
/// own opens the file and writes the PDF. It is the only way to give a password without a script of another language.
struct OfficeProfile: Sendable {
  /// Everything of the run is in here.
  let folder: URL
  let input: URL
  let password: String?

  var output: URL { folder.appendingPathComponent("pages.pdf") }
  /// What the macro says: `done`, or why not.
  var status: URL { folder.appendingPathComponent("status") }
  private var profile: URL { folder.appendingPathComponent("profile", isDirectory: true) }

  var arguments: [String] {
    [
      "--headless", "--invisible", "--norestore", "--nologo", "--nodefault", "--nolockcheck",
      "-env:UserInstallation=\(profile.absoluteString.trimmingSlash)", "macro:///Standard.Recto.Convert",
    ]
  }

  func write() throws(RectoError) {
    let user = profile.appendingPathComponent("user", isDirectory: true)
    let library = user.appendingPathComponent("basic/Standard", isDirectory: true)
    try makeFolder(library)
    let files = [
      (user.appendingPathComponent("registrymodifications.xcu"), Self.registry),
      (user.appendingPathComponent("basic/script.xlc"), Self.libraries),
      (library.appendingPathComponent("script.xlb"), Self.modules),
      (library.appendingPathComponent("Recto.xba"), module),
    ]
    for (file, text) in files {
      do {
        try Data(text.utf8).write(to: file)
      } catch {
        throw RectoError(
          .resourceUnavailable, "A temporary file can't be written; is the disk full?", cause: "\(error)")
      }
    }
  }

  // MARK: Settings

  /// The installation counts as complete, or the first start would put presets over the macro.
  private static let settings: [(path: String, name: String, value: String)] = [
    ("Setup/Office", "ooSetupInstCompleted", "true"),
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Common/Save/Document", "CreateBackup", "false"),
    ("Office.Common/Misc", "UseLocking", "false"),
    ("Office.Writer/Content/Update", "Link", "2"),
    ("Office.Calc/Content/Update", "Link", "2"),
    ("Office.Recovery/RecoveryInfo", "Enabled", "false"),
    ("Office.Recovery/AutoSave", "Enabled", "false"),
  ]

  private static var registry: String {
    let items = settings.map { setting in
      """
      <item oor:path="/org.openoffice.\(setting.path)"><prop oor:name="\(setting.name)" oor:op="fuse">\
      <value>\(setting.value)</value></prop></item>
      """
    }
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
      \(items.joined(separator: "\n"))
      </oor:items>

      """
  }

  private static let libraries = """
    <?xml version="1.0" encoding="UTF-8"?>
    <!DOCTYPE library:libraries PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "libraries.dtd">
    <library:libraries xmlns:library="http://openoffice.org/2000/library">
      <library:library library:name="Standard" library:link="false"/>
    </library:libraries>

    """

  private static let modules = """
    <?xml version="1.0" encoding="UTF-8"?>
    <!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
    <library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" \
    library:readonly="false" library:passwordprotected="false">
      <library:element library:name="Recto"/>
    </library:library>

    """

  // MARK: The macro

  private var module: String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
    <script:module xmlns:script="http://openoffice.org/2000/script" script:name="Recto" \
    script:language="StarBasic">\(macro.escapedForXML)</script:module>

    """
  }

  /// Each sheet becomes as wide as a page, so that its columns stay together.
  var macro: String {
    """
    Sub Convert
      On Error Goto Failed
      Dim Load(\(password == nil ? 3 : 4)) As New com.sun.star.beans.PropertyValue
      Load(0).Name = "Hidden" : Load(0).Value = True
      Load(1).Name = "ReadOnly" : Load(1).Value = True
      Load(2).Name = "MacroExecutionMode" : Load(2).Value = 0
      Load(3).Name = "UpdateDocMode" : Load(3).Value = 0
    \(password.map { "  Load(4).Name = \"Password\" : Load(4).Value = \(Self.expression($0))" } ?? "")
      Document = StarDesktop.loadComponentFromURL(\(Self.expression(input.absoluteString)), "_blank", 0, Load())
      If IsNull(Document) Then
        Tell "refused"
        StarDesktop.terminate()
        Exit Sub
      End If
      Filter = "writer_pdf_Export"
      If Document.supportsService("com.sun.star.sheet.SpreadsheetDocument") Then
        Filter = "calc_pdf_Export"
        Styles = Document.StyleFamilies.getByName("PageStyles")
        For Index = 0 To Styles.Count - 1
          Styles.getByIndex(Index).ScaleToPagesX = 1
          Styles.getByIndex(Index).ScaleToPagesY = 0
        Next
      ElseIf Document.supportsService("com.sun.star.presentation.PresentationDocument") Then
        Filter = "impress_pdf_Export"
      End If
      Dim Save(0) As New com.sun.star.beans.PropertyValue
      Save(0).Name = "FilterName" : Save(0).Value = Filter
      Document.storeToURL(\(Self.expression(output.absoluteString)), Save())
      Tell "done"
      StarDesktop.terminate()
      Exit Sub
    Failed:
      Tell "failed: " & Error
      StarDesktop.terminate()
    End Sub

    Sub Tell(Text)
      File = FreeFile
      Open ConvertFromURL(\(Self.expression(status.absoluteString))) For Output As #File
      Print #File, Text
      Close #File
    End Sub

    """
  }

  /// A text in Basic: what is not plain is given by its number.
  static func expression(_ text: String) -> String {
    var (parts, plain) = ([String](), "")
    for unit in text.utf16 {
      if (0x20...0x7E).contains(unit), unit != 0x22 {
        plain.unicodeScalars.append(UnicodeScalar(UInt8(unit)))
      } else {
        parts += ["\"\(plain)\"", "ChrW(\(unit))"]
        plain = ""
      }
    }
    return (parts + ["\"\(plain)\""]).filter { $0 != "\"\"" }.joined(separator: " & ").ifEmpty("\"\"")
  }
}

extension String {
  fileprivate var trimmingSlash: String { hasSuffix("/") ? String(dropLast()) : self }

  fileprivate func ifEmpty(_ other: String) -> String { isEmpty ? other : self }

  fileprivate var escapedForXML: String {
    replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}
