internal import CCairo
internal import RectoModel

/// A font made in memory, loaded for Cairo. FreeType 2.12, Cairo 1.16.
///
/// Cairo keeps fonts in a cache of its own beyond the life of a document, so the bytes and the FreeType handles
/// belong to Cairo's font face and go with it. Each has its own FreeType library: nothing is shared between threads.
final class GlyphFace {
  let handle: OpaquePointer

  private nonisolated(unsafe) static let ownerKey = UnsafeMutablePointer<cairo_user_data_key_t>.allocate(
    capacity: 1)

  init(font: [UInt8]) throws(RectoError) {
    let source = try Source(font)
    guard let handle = cairo_ft_font_face_create_for_ft_face(source.face, Int32(FT_LOAD_NO_HINTING)) else {
      throw RectoError(.engineFailure, "The font of the text layer can't be used.")
    }
    self.handle = handle
    let owner = Unmanaged.passRetained(source)
    let status = cairo_font_face_set_user_data(handle, Self.ownerKey, owner.toOpaque()) { owner in
      if let owner { Unmanaged<Source>.fromOpaque(owner).release() }
    }
    guard status == CAIRO_STATUS_SUCCESS else {
      owner.release()
      throw RectoError(.engineFailure, "The font of the text layer can't be used.")
    }
  }

  deinit { cairo_font_face_destroy(handle) }

  /// The font's bytes and FreeType's handles on them.
  private final class Source {
    private var library: FT_Library?
    private(set) var face: FT_Face?
    private let bytes: UnsafeMutableBufferPointer<UInt8>

    init(_ font: [UInt8]) throws(RectoError) {
      bytes = .allocate(capacity: font.count)
      _ = bytes.initialize(from: font)
      guard FT_Init_FreeType(&library) == 0,
        FT_New_Memory_Face(library, bytes.baseAddress, FT_Long(bytes.count), 0, &face) == 0
      else { throw RectoError(.engineFailure, "FreeType refuses the font of the text layer.") }
    }

    deinit {
      if face != nil { FT_Done_Face(face) }
      if library != nil { FT_Done_FreeType(library) }
      bytes.deallocate()
    }
  }
}

/// The rectangle font in its shapes.
struct GlyphFaces {
  private let low: GlyphFace
  private let flat: GlyphFace
  private let deep: GlyphFace

  init(glyphCount: Int) throws(RectoError) {
    func face(_ shape: RectangleFont.Shape) throws(RectoError) -> GlyphFace {
      try GlyphFace(font: RectangleFont(shape, glyphCount: glyphCount).bytes)
    }
    (low, flat, deep) = (try face(.low), try face(.flat), try face(.deep))
  }

  subscript(shape: RectangleFont.Shape) -> GlyphFace {
    switch shape {
    case .low: low
    case .flat: flat
    case .deep: deep
    }
  }
}
