// Written by Tests/Tools/calibrate.py.
extension EngineCalibration {
  static let tesseract = EngineCalibration([
    (0.000, 0.247), (0.151, 0.247), (0.233, 0.343), (0.356, 0.478), (0.655, 0.865),
    (0.827, 0.887), (0.896, 0.910), (0.941, 0.966), (0.960, 0.991), (0.969, 1.000),
  ])

  static let paddle = EngineCalibration([
    (0.497, 0.132), (0.578, 0.188), (0.667, 0.275), (0.800, 0.532), (0.961, 0.893),
    (0.990, 0.925), (0.998, 0.949), (1.000, 1.000),
  ])
}
