import Recto
import RectoModel

/// What the command's exit code says: the one place where codes are given. They are stable.
enum ExitCodes {
  static let success: Int32 = 0
  /// The run ended, but an input or page failed, or there was a warning and `--strict`.
  static let incomplete: Int32 = 1
  static let usage: Int32 = 2

  static func code(of code: RectoError.Code) -> Int32 {
    switch code {
    case .malformedInput: 3
    case .passwordRequired: 4
    case .unsupportedFeature: 5
    case .limitExceeded: 6
    case .resourceUnavailable: 7
    case .engineFailure: 8
    case .internalInvariant: 9
    case .contentMissing: 10
    case .timedOut: 11
    case .cancelled: 130
    }
  }

  /// By signal: 130 for SIGINT, 143 for SIGTERM.
  static func code(ofSignal signal: Int32) -> Int32 { 128 + signal }

  /// When nothing was written and all inputs failed for one reason, it is that reason.
  static func code(of report: JobReport, strict: Bool) -> Int32 {
    let reasons = Set(report.failures.map(\.error.code))
    if report.outputs.isEmpty, reasons.count == 1, let reason = reasons.first { return code(of: reason) }
    if !report.failures.isEmpty { return incomplete }
    for case .pageFailed in report.notes.map(\.diagnostic) { return incomplete }
    return strict && !report.isFlawless ? incomplete : success
  }

  /// For help.
  static let table = """
    EXIT CODES
      0    everything was converted
      1    the run ended, but an input or page failed, or there was a warning with --strict
      2    the command line is wrong
      3    an input is damaged, or a value can't be
      4    a password is needed, or it is wrong
      5    something is not supported
      6    a limit was exceeded; see --max-...
      7    a file, folder, language or program is missing
      8    the engine failed
      9    a defect of Recto: please report it
      10   what was asked for is not in the input: no table for CSV
      11   the time was over; see --timeout
      130  cancelled by Ctrl-C; 143 by SIGTERM
    Codes 3 to 11 mean that nothing was written; they name the one reason why all inputs failed.
    """
}
