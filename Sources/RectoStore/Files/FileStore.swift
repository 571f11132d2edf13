public import Foundation
public import RectoModel

/// Keeps the files of jobs. A file is there whole or not at all. Calls may come from any task and side by side;
/// all throw `.resourceUnavailable` when the store can't be used.
public protocol FileStore: Sendable {
  /// A new, empty folder on this machine, for files on their way in and out. The caller removes it; those of
  /// processes that are gone are removed by `clear`.
  func makeWorkFolder() async throws(RectoError) -> URL

  /// Takes a file over from a work folder, under a name: `input`, `pdf`. It replaces one of the same name.
  func put(_ file: URL, as name: String, of job: String) async throws(RectoError)

  /// A file to read from, on this machine; nil when there is none. It must not be written to.
  func file(_ name: String, of job: String) async throws(RectoError) -> URL?

  /// Removes all files of a job, for good.
  func removeFiles(of job: String) async throws(RectoError)

  /// Removes one file of a job, if it is there.
  func removeFile(_ name: String, of job: String) async throws(RectoError)

  /// Removes all work folders and the files of all jobs that are not among `jobs`. Only at start, before
  /// anything else is done.
  func clear(keeping jobs: Set<String>) async throws(RectoError)
}
