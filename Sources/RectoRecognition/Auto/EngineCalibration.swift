/// What an engine's confidence is worth: the share of characters that are right in lines of which it is so sure. Fitted
/// by `Tests/Tools/calibrate.py`; it rises, and is straight between the points.
struct EngineCalibration: Sendable {
  /// Confidence and share, each 0...1, by rising confidence.
  let points: [(confidence: Double, share: Double)]

  init(_ points: [(confidence: Double, share: Double)]) { self.points = points }

  /// 0...1.
  func share(at confidence: Double) -> Double {
    guard let first = points.first, let last = points.last else { return confidence }
    if confidence <= first.confidence { return first.share }
    guard let index = points.firstIndex(where: { $0.confidence >= confidence }), index > 0 else {
      return last.share
    }
    let (left, right) = (points[index - 1], points[index])
    let part = (confidence - left.confidence) / max(right.confidence - left.confidence, 1e-9)
    return left.share + part * (right.share - left.share)
  }
}
