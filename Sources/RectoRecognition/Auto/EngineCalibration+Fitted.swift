// Written by Tests/Tools/calibrate.py.
extension EngineCalibration {
  static let tesseract = EngineCalibration([
    (0.000, 0.000), (0.143, 0.263), (0.207, 0.310), (0.324, 0.446), (0.626, 0.792),
    (0.789, 0.839), (0.858, 0.886), (0.913, 0.910), (0.944, 0.951), (0.970, 1.000),
  ])

  static let paddle = EngineCalibration([
    (0.463, 0.299), (0.631, 0.392), (0.804, 0.632), (0.907, 0.696), (0.964, 0.790),
    (0.984, 0.893), (0.994, 0.924), (0.999, 0.934), (1.000, 0.971),
  ])
}
