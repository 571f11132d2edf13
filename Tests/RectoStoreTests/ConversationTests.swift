import Foundation
import RectoModel
import RectoStore
import Testing

@Suite struct ConversationTests {
  private func said(
    _ text: String, by role: ConversationMessage.Role, in conversation: String
  ) -> ConversationMessage {
    ConversationMessage(conversation: conversation, role: role, content: text, createdAt: .at(3))
  }

  @Test func messagesComeBackInOrder() async throws {
    let folder = try StoreFolder()
    let (store, job) = (folder.store, try await folder.store.accepted(.of("me")))
    var answer = said("42 (p. 1).", by: .assistant, in: "c1")
    answer.citations = Data(#"[{"page":1,"snippet":"42"}]"#.utf8)
    let first = [said("How much?", by: .user, in: "c1"), answer]
    #expect(try await store.add(first, to: "c1", of: job.id, now: .at(3)))
    let second = [said("When?", by: .user, in: "c2")]
    #expect(try await store.add(second, to: "c2", of: job.id, now: .at(4)))
    #expect(try await store.messages(of: job.id, in: nil) == first + second)
    #expect(try await store.messages(of: job.id, in: "c2") == second)
    #expect(try await store.hasConversation("c1", of: job.id))
  }

  @Test func aConversationBelongsToOneJob() async throws {
    let folder = try StoreFolder()
    let store = folder.store
    let (one, two) = (try await store.accepted(.of("me")), try await store.accepted(.of("me")))
    let message = said("How much?", by: .user, in: "c")
    #expect(try await store.add([message], to: "c", of: one.id, now: .at(3)))
    #expect(try await !store.add([message], to: "c", of: two.id, now: .at(3)))
    #expect(try await !store.hasConversation("c", of: two.id))
    #expect(try await !store.add([message], to: "d", of: "unknown", now: .at(3)))
    #expect(try await store.messages(of: two.id, in: nil).isEmpty)
  }

  @Test func itGoesWithItsJob() async throws {
    let folder = try StoreFolder()
    let (store, job) = (folder.store, try await folder.store.accepted(.of("me")))
    _ = try await store.add([said("How much?", by: .user, in: "c")], to: "c", of: job.id, now: .at(3))
    _ = try await store.cancel(job.id, expiresAt: .at(9), now: .at(4))
    try await store.delete(job.id)
    #expect(try await store.messages(of: job.id, in: nil).isEmpty)
    #expect(try await !store.hasConversation("c", of: job.id))
  }
}
