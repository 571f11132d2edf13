extension Endpoint {
  /// Every route.
  static let all = chat + picwish + own + service

  private static let refusals = [
    401: "No token, or a wrong one", 404: "No such job, or somebody else's",
  ]

  private static func answers(_ more: [Int: String]) -> [Int: String] {
    refusals.merging(more) { $1 }
  }

  private static let submissions = [
    400: "No file, a wrong type or value, too large", 401: "No token, or a wrong one",
    402: "Out of pages: used and cap are in the body", 429: "Too many requests",
    503: "The queue is full",
  ]

  private static let chat = [
    Endpoint(
      method: "POST", path: "/api/v1/ocr", summary: "Recognise a file (OCR.chat)", access: .bearer,
      fields: [
        Field(name: "file", help: "An image or PDF", isRequired: true, isFile: true),
        Field(name: "tier", help: "cpu or vlm"), Field(name: "language", help: "auto or a code"),
        Field(name: "tool", help: "A slug of /api/v1/tools"),
        Field(name: "translate_to", help: "A language code"),
      ],
      answers: submissions.merging([200: "The finished job", 202: "The job, to be asked for"]) { $1 }),
    Endpoint(
      method: "GET", path: "/api/v1/ocr/{id}", summary: "A job", access: .bearer,
      answers: answers([200: "The job"])),
    Endpoint(
      method: "DELETE", path: "/api/v1/ocr/{id}", summary: "Cancel or delete a job", access: .bearer,
      answers: answers([204: "It is gone"])),
    Endpoint(
      method: "GET", path: "/api/v1/ocr/{id}/download", summary: "A result", access: .bearer,
      query: [Field(name: "format", help: "txt, md, docx, pdf, csv, json or another of /v1/formats")],
      answers: answers([200: "The file", 206: "A part of it", 409: "Not done yet", 410: "No longer kept"])),
    Endpoint(
      method: "GET", path: "/api/v1/tools", summary: "Tools, which are presets", access: .open,
      answers: [200: "The list"]),
    Endpoint(
      method: "POST", path: "/api/v1/chat/{id}", summary: "Ask about a job", access: .bearer,
      answers: answers([200: "The answer and the pages it cites", 400: "No question", 409: "Not done yet"])),
    Endpoint(
      method: "GET", path: "/api/v1/chat/{id}/history", summary: "What was asked", access: .bearer,
      query: [Field(name: "conversation", help: "One conversation alone")],
      answers: answers([200: "All messages, the oldest first"])),
  ]

  private static let picwish = [
    Endpoint(
      method: "POST", path: "/api/tasks/document/ocr", summary: "Recognise a file (PicWish)", access: .key,
      fields: [
        Field(name: "image_url", help: "Where the file is; or image_file"),
        Field(name: "image_file", help: "The file; or image_url", isFile: true),
        Field(name: "language", help: "Up to 10 names, with commas"),
        Field(name: "password", help: "Of the file"),
        Field(name: "format", help: "txt, pdf, docx, xlsx or pptx"),
      ],
      answers: submissions.merging([200: "The id of the task", 413: "Too large", 500: "A fault"]) { $1 }),
    Endpoint(
      method: "GET", path: "/api/tasks/document/ocr/{id}", summary: "A task", access: .key,
      answers: answers([200: "The task"])),
    Endpoint(
      method: "GET", path: "/files/{id}/{format}", summary: "A result, by its signed link", access: .open,
      query: [
        Field(name: "expires", help: "As the link has it", isRequired: true),
        Field(name: "signature", help: "As the link has it", isRequired: true),
      ],
      answers: [200: "The file", 206: "A part of it", 404: "The link was changed", 410: "Its time is over"]),
  ]

  private static let own = [
    Endpoint(
      method: "POST", path: "/v1/jobs", summary: "Hand in a job", access: .bearer,
      fields: [Field(name: "file", help: "The file; or url", isFile: true)]
        + JobOptions.fields.subtracting(["file"]).sorted().map {
          Field(name: $0, help: JobOptions.help[$0] ?? $0)
        },
      answers: submissions.merging([
        200: "The job, done in time", 202: "The job", 413: "Too large", 415: "A wrong type of file",
        422: "The Idempotency-Key names another request",
      ]) { $1 }),
    Endpoint(
      method: "GET", path: "/v1/jobs", summary: "Own jobs, the newest first", access: .bearer,
      query: [Field(name: "limit", help: "1 to 100"), Field(name: "before", help: "What next said")],
      answers: [200: "The list", 401: "No token, or a wrong one"]),
    Endpoint(
      method: "GET", path: "/v1/jobs/{id}", summary: "A job", access: .bearer,
      query: [Field(name: "wait", help: "Seconds to wait for its end, at most 120")],
      answers: answers([200: "The job"])),
    Endpoint(
      method: "DELETE", path: "/v1/jobs/{id}", summary: "Cancel a job, or delete one that is final",
      access: .bearer, answers: answers([204: "It is gone"])),
    Endpoint(
      method: "GET", path: "/v1/jobs/{id}/events", summary: "What happens to it, as server-sent events",
      access: .bearer, answers: answers([200: "The events"])),
    Endpoint(
      method: "GET", path: "/v1/jobs/{id}/result/{format}", summary: "A result", access: .bearer,
      answers: answers([200: "The file", 206: "A part of it", 409: "Not done", 410: "No longer kept"])),
    Endpoint(
      method: "GET", path: "/v1/jobs/{id}/pages/{page}", summary: "The picture of a page: 1.png",
      access: .bearer,
      answers: answers([
        200: "A PNG of the pixels that were read", 206: "A part of it", 410: "No longer kept",
      ])),
    Endpoint(
      method: "POST", path: "/v1/jobs/{id}/corrections",
      summary: "The results again, with words and cells put right", access: .bearer,
      answers: answers([202: "The new job", 400: "No correction", 409: "Not done", 410: "No longer kept"])),
    Endpoint(
      method: "GET", path: "/v1/usage", summary: "Pages used", access: .bearer,
      answers: [200: "This period and the earlier ones", 401: "No token, or a wrong one"]),
  ]

  private static let service = [
    Endpoint(
      method: "GET", path: "/", summary: "The page for people", access: .open, answers: [200: "HTML"]),
    Endpoint(
      method: "GET", path: "/web/{name}", summary: "A file of that page", access: .open,
      answers: [200: "The file", 404: "There is none of this name"]),
    Endpoint(
      method: "GET", path: "/v1/languages", summary: "Languages and what they are called", access: .open,
      answers: [200: "The list"]),
    Endpoint(
      method: "GET", path: "/v1/formats", summary: "Formats and their options", access: .open,
      answers: [200: "The list"]),
    Endpoint(
      method: "GET", path: "/healthz", summary: "Whether it runs", access: .open, answers: [200: "It does"]),
    Endpoint(
      method: "GET", path: "/readyz", summary: "Whether it can work", access: .open,
      answers: [200: "It can", 503: "It can't"]),
    Endpoint(
      method: "GET", path: "/metrics", summary: "Counters for Prometheus", access: .open,
      answers: [200: "The counters"]),
    Endpoint(
      method: "GET", path: "/openapi.json", summary: "This description", access: .open,
      answers: [200: "The description"]),
  ]
}
