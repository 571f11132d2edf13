import RectoModel

/// What answers look like, and bodies of requests that are JSON, for the description of the routes. The tests hold real
/// ones against it.
enum ResponseSchema {
  /// Names of `all` by route: what the answers with status 2xx hold, as JSON.
  static let ofRoutes: [String: String] = [
    "POST /api/v1/ocr": "ChatJob", "GET /api/v1/ocr/{id}": "ChatJob", "GET /api/v1/tools": "Tools",
    "POST /api/tasks/document/ocr": "PicWishCreated", "GET /api/tasks/document/ocr/{id}": "PicWishTask",
    "POST /v1/jobs": "Job", "GET /v1/jobs": "JobList", "GET /v1/jobs/{id}": "Job", "GET /v1/usage": "Usage",
    "GET /v1/languages": "Languages", "GET /v1/formats": "Formats", "GET /healthz": "Health",
    "GET /readyz": "Readiness", "POST /api/v1/chat/{id}": "ChatReply",
    "GET /api/v1/chat/{id}/history": "ChatHistory", "POST /v1/jobs/{id}/corrections": "Job",
  ]

  /// What requests hold that are JSON.
  static let ofBodies: [String: String] = [
    "POST /api/v1/chat/{id}": "ChatQuestion", "POST /v1/jobs/{id}/corrections": "Corrections",
  ]

  /// The media types of routes that answer with something else.
  static let ofFiles: [String: String] = [
    "GET /api/v1/ocr/{id}/download": "application/octet-stream",
    "GET /files/{id}/{format}": "application/octet-stream",
    "GET /v1/jobs/{id}/result/{format}": "application/octet-stream",
    "GET /v1/jobs/{id}/pages/{page}": "image/png", "GET /v1/jobs/{id}/events": "text/event-stream",
    "GET /metrics": "text/plain",
  ]

  /// What refusals hold, by the surface: media type and name.
  static func ofErrors(path: String) -> (type: String, name: String) {
    switch ReplyStyle(path: path) {
    case .chat: ("application/json", "ChatError")
    case .picwish: ("application/json", "PicWishError")
    case .problem: ("application/problem+json", "Problem")
    }
  }

  /// A JSON Schema of each.
  static let all: [String: JSONValue] = own.merging(compatible) { $1 }

  // MARK: Parts

  private static let text: JSONValue = ["type": "string"]
  private static let number: JSONValue = ["type": "number"]
  private static let integer: JSONValue = ["type": "integer"]
  private static let flag: JSONValue = ["type": "boolean"]
  private static let time: JSONValue = ["type": "string", "format": "date-time"]

  private static func list(_ items: JSONValue) -> JSONValue { ["type": "array", "items": items] }

  private static func choice(_ values: [String]) -> JSONValue {
    ["type": "string", "enum": .list(values.map { .string($0) })]
  }

  static func reference(_ name: String) -> JSONValue { ["$ref": .string("#/components/schemas/\(name)")] }

  /// An object with these and no other members.
  private static func object(_ required: [String: JSONValue], optional: [String: JSONValue] = [:])
    -> JSONValue
  {
    [
      "type": "object", "required": .list(required.keys.sorted().map { .string($0) }),
      "properties": .object(required.merging(optional) { $1 }), "additionalProperties": false,
    ]
  }

  private static let failedPages = list(object(["page": integer, "message": text]))

  // MARK: Recto's own

  private static let own: [String: JSONValue] = [
    "Job": object(
      [
        "id": text,
        "state": choice(["preparing", "queued", "processing", "done", "failed", "cancelled", "expired"]),
        "progress": object(["pages_done": integer], optional: ["pages": integer]), "input_bytes": integer,
        "created_at": time,
      ],
      optional: [
        "name": text, "started_at": time, "finished_at": time, "expires_at": time, "language": text,
        "mean_confidence": number, "results": list(object(["format": text, "bytes": integer, "url": text])),
        "missing": list(object(["format": text, "message": text])), "failed_pages": failedPages,
        "notes": list(text), "error": object(["kind": text, "message": text], optional: ["page": integer]),
      ]),
    "JobList": object(["jobs": list(reference("Job"))], optional: ["next": text]),
    "Usage": object(
      ["period": text, "used": integer, "periods": list(object(["period": text, "pages": integer]))],
      optional: ["cap": integer]),
    "Problem": object(
      [
        "type": text, "title": text, "status": integer, "detail": text, "retryable": flag, "request_id": text,
      ],
      optional: ["used": integer, "cap": integer]),
    "Languages": object([
      "languages": list(
        object([
          "code": text, "codes": list(text), "name": text, "tesseract": text, "abbyy": list(text),
          "installed": flag,
        ]))
    ]),
    "Formats": object([
      "input": list(text),
      "output": list(
        object([
          "id": text, "name": text, "summary": text, "media_type": text,
          "options": list(object(["key": text, "help": text, "values": text])),
        ])),
    ]),
    "Corrections": object(
      [:],
      optional: [
        "words": list(object(["page": integer, "box": box, "text": text, "replacement": text])),
        "cells": list(
          object(["page": integer, "block": text, "row": integer, "column": integer, "replacement": text])),
        "password": text,
      ]),
    "Health": object(["status": choice(["ok"])]),
    "Readiness": object(["status": choice(["ready"]), "unfinished_jobs": integer]),
  ]

  // MARK: The compatible ones

  private static let box: JSONValue = [
    "type": "array", "items": ["type": "number"], "minItems": 4, "maxItems": 4,
  ]

  private static let chatPage = object([
    "index": integer, "width": number, "height": number, "dpi": number, "text": text,
    "blocks": list(object(["text": text, "bbox": box], optional: ["confidence": number])),
  ])

  private static let translation = object([
    "language": text, "text": text, "pages": list(object(["index": integer, "text": text])),
  ])

  private static let role = choice(["user", "assistant"])
  private static let citations = list(object(["page": integer, "snippet": text]))

  private static let compatible: [String: JSONValue] = [
    "ChatJob": [
      "type": "object", "required": ["uuid", "status", "tier", "language", "pages_done"],
      "properties": [
        "uuid": text, "status": choice(["pending", "processing", "done", "failed"]),
        "tier": choice(["cpu", "vlm"]), "language": text, "tool": text, "page_count": integer,
        "pages_done": integer, "mean_confidence": number, "notice": text, "error": text,
        "failed_pages": failedPages, "expires_at": time, "text": text, "markdown": text,
        "pages": list(chatPage), "translation": translation,
      ],
    ],
    "ChatQuestion": object(["message": text], optional: ["conversation": text]),
    "ChatReply": object([
      "conversation": text,
      "message": object(["role": role, "content": text, "citations": citations]),
    ]),
    "ChatHistory": object(
      [
        "uuid": text,
        "messages": list(
          object([
            "role": role, "content": text, "citations": citations, "conversation": text, "created_at": time,
          ])),
      ], optional: ["conversation": text]),
    "ChatError": object(["error": text], optional: ["used": integer, "cap": integer]),
    "Tools": object([
      "tools": list(
        object([
          "slug": text, "name": text, "description": text, "formats": list(text),
          "tier": choice(["cpu", "vlm"]),
          "needs_translate_to": flag,
        ]))
    ]),
    "PicWishCreated": object(["status": integer, "message": text, "data": object(["task_id": text])]),
    "PicWishTask": object([
      "status": integer, "message": text,
      "data": object(
        [
          "task_id": text,
          "state": [
            "type": "integer",
            "enum": .list(PicWishTask.State.allCases.map { JSONValue(integerLiteral: $0.rawValue) }),
          ],
          "state_detail": text, "progress": ["type": "integer", "minimum": 0, "maximum": 100],
          "input_size": integer, "output_size": integer, "created_at": text,
        ],
        optional: [
          "file": text, "content_type": text, "file_pages": integer, "processed_at": text,
          "completed_at": text,
        ]),
    ]),
    "PicWishError": object(
      ["status": integer, "message": text], optional: ["used": integer, "cap": integer]),
  ]
}
