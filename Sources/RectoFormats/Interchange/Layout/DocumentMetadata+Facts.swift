internal import RectoModel

extension DocumentMetadata {
  var facts: LayoutFacts {
    var facts = LayoutFacts()
    facts["title"] = title
    facts["author"] = author
    facts["subject"] = subject
    facts["keywords"] = keywords
    facts["language"] = language?.description
    return facts
  }

  init(_ facts: LayoutFacts) {
    self.init(
      title: facts["title"], author: facts["author"], subject: facts["subject"], keywords: facts["keywords"],
      language: facts["language"].map { LanguageTag($0) })
  }
}
