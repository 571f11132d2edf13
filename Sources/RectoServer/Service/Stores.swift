import RectoStore

/// Where a server keeps things. Each part may be another implementation.
struct Stores: Sendable {
  var jobs: any JobStore
  var queue: any JobQueue
  var callbacks: any CallbackStore
  var tokens: any TokenStore
  var conversations: any ConversationStore
  var files: any FileStore

  init(_ folder: DataFolder) {
    (jobs, queue, callbacks, tokens) = (folder.store, folder.store, folder.store, folder.store)
    conversations = folder.store
    files = folder.files
  }
}
