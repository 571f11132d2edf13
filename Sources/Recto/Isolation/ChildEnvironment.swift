package import Foundation
package import Subprocess

/// The variables of a process that handles a stranger's file: none of the caller's own but those that say where
/// data and settings of libraries are.
package enum ChildEnvironment {
  private static let kept = [
    "HOME", "LD_LIBRARY_PATH", "SOURCE_DATE_EPOCH", "TESSDATA_PREFIX", "FONTCONFIG_FILE", "FONTCONFIG_PATH",
    "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME",
  ]

  /// `folder` is for temporary files; `home` stands for the user's own, which is kept when it is nil.
  package static func of(
    folder: URL, home: URL? = nil, from own: [String: String] = ProcessInfo.processInfo.environment
  ) -> Environment {
    var variables = own.filter { name, _ in
      kept.contains(name) || name.hasPrefix("RECTO_") && !name.hasPrefix("RECTO_SERVE_")
    }
    if let home {
      for name in ["HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"] {
        variables[name] = home.path
      }
    }
    variables.merge([
      "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TZ": "UTC", "TMPDIR": folder.path,
      "OMP_THREAD_LIMIT": "1", "SWIFT_BACKTRACE": "enable=no",
    ]) { $1 }
    return .custom(
      variables.reduce(into: [:]) { keys, variable in
        if let key = Environment.Key(rawValue: variable.key) { keys[key] = variable.value }
      })
  }
}
