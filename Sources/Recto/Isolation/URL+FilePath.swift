package import Foundation

#if canImport(System)
  package import System
#else
  package import SystemPackage
#endif

extension URL {
  /// As programs are started with.
  package var filePath: FilePath { FilePath(path) }
}
