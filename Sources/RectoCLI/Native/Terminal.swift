import Glibc

/// What is known of the terminal. From any thread.
enum Terminal {
  /// nil when standard error is no terminal, or one that can't move its cursor.
  static var columnsOfStandardError: Int? {
    guard isatty(STDERR_FILENO) == 1 else { return nil }
    if let kind = getenv("TERM"), String(cString: kind) == "dumb" { return nil }
    var size = winsize()
    guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }
}
