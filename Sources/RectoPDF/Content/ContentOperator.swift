/// The operators of content streams; the raw value is the operator's letters, the first one highest.
package enum ContentOperator: UInt32, Sendable {
  /// `b`
  case closeFillStroke = 0x62
  /// `B`
  case fillStroke = 0x42
  /// `b*`
  case closeFillStrokeEvenOdd = 0x622A
  /// `B*`
  case fillStrokeEvenOdd = 0x422A
  /// `BDC`
  case beginMarkedProperties = 0x424443
  /// `BI`
  case beginInlineImage = 0x4249
  /// `BMC`
  case beginMarked = 0x424D43
  /// `BT`
  case beginText = 0x4254
  /// `BX`
  case beginCompatibility = 0x4258
  /// `c`
  case curve = 0x63
  /// `cm`
  case concatenate = 0x636D
  /// `CS`
  case strokeSpace = 0x4353
  /// `cs`
  case fillSpace = 0x6373
  /// `d`
  case dash = 0x64
  /// `d0`
  case glyphWidth = 0x6430
  /// `d1`
  case glyphWidthBox = 0x6431
  /// `Do`
  case draw = 0x446F
  /// `DP`
  case markProperties = 0x4450
  /// `EI`
  case endInlineImage = 0x4549
  /// `EMC`
  case endMarked = 0x454D43
  /// `ET`
  case endText = 0x4554
  /// `EX`
  case endCompatibility = 0x4558
  /// `f`
  case fill = 0x66
  /// `F`
  case fillOld = 0x46
  /// `f*`
  case fillEvenOdd = 0x662A
  /// `G`
  case strokeGray = 0x47
  /// `g`
  case fillGray = 0x67
  /// `gs`
  case graphicsState = 0x6773
  /// `h`
  case closePath = 0x68
  /// `i`
  case flatness = 0x69
  /// `ID`
  case inlineImageData = 0x4944
  /// `j`
  case lineJoin = 0x6A
  /// `J`
  case lineCap = 0x4A
  /// `K`
  case strokeCMYK = 0x4B
  /// `k`
  case fillCMYK = 0x6B
  /// `l`
  case line = 0x6C
  /// `m`
  case move = 0x6D
  /// `M`
  case miterLimit = 0x4D
  /// `MP`
  case mark = 0x4D50
  /// `n`
  case endPath = 0x6E
  /// `q`
  case save = 0x71
  /// `Q`
  case restore = 0x51
  /// `re`
  case rectangle = 0x7265
  /// `RG`
  case strokeRGB = 0x5247
  /// `rg`
  case fillRGB = 0x7267
  /// `ri`
  case renderingIntent = 0x7269
  /// `s`
  case closeStroke = 0x73
  /// `S`
  case stroke = 0x53
  /// `SC`
  case strokeColor = 0x5343
  /// `sc`
  case fillColor = 0x7363
  /// `SCN`
  case strokeColorNamed = 0x53434E
  /// `scn`
  case fillColorNamed = 0x73636E
  /// `sh`
  case shade = 0x7368
  /// `T*`
  case nextLine = 0x542A
  /// `Tc`
  case charSpacing = 0x5463
  /// `Td`
  case moveText = 0x5464
  /// `TD`
  case moveTextLeading = 0x5444
  /// `Tf`
  case font = 0x5466
  /// `Tj`
  case showText = 0x546A
  /// `TJ`
  case showTextArray = 0x544A
  /// `TL`
  case leading = 0x544C
  /// `Tm`
  case textMatrix = 0x546D
  /// `Tr`
  case renderMode = 0x5472
  /// `Ts`
  case rise = 0x5473
  /// `Tw`
  case wordSpacing = 0x5477
  /// `Tz`
  case horizontalScale = 0x547A
  /// `v`
  case curveFromCurrent = 0x76
  /// `w`
  case lineWidth = 0x77
  /// `W`
  case clip = 0x57
  /// `W*`
  case clipEvenOdd = 0x572A
  /// `y`
  case curveToFinal = 0x79
  /// `'`
  case nextLineShow = 0x27
  /// `"`
  case nextLineShowSpaced = 0x22

  /// nil for what is none, such as a number.
  package init?(_ letters: ArraySlice<UInt8>) {
    guard letters.count <= 3 else { return nil }
    self.init(rawValue: letters.reduce(0) { $0 << 8 | UInt32($1) })
  }
}

extension ContentOperator {
  package var showsText: Bool {
    switch self {
    case .showText, .showTextArray, .nextLineShow, .nextLineShowSpaced: true
    default: false
    }
  }

  package var paintsPath: Bool {
    switch self {
    case .fill, .fillOld, .fillEvenOdd, .stroke, .closeStroke, .fillStroke, .closeFillStroke,
      .fillStrokeEvenOdd,
      .closeFillStrokeEvenOdd:
      true
    default: false
    }
  }
}
