/// The commands of LaTeX that stand for one sign.
enum LaTeXSymbols {
  /// Set as variables are.
  static let letters: [String: String] = [
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ϵ", "varepsilon": "ε", "zeta": "ζ",
    "eta": "η", "theta": "θ", "vartheta": "ϑ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ",
    "nu": "ν", "xi": "ξ", "omicron": "ο", "pi": "π", "varpi": "ϖ", "rho": "ρ", "varrho": "ϱ", "sigma": "σ",
    "varsigma": "ς", "tau": "τ", "upsilon": "υ", "phi": "ϕ", "varphi": "φ", "chi": "χ", "psi": "ψ",
    "omega": "ω", "imath": "ı", "jmath": "ȷ", "ell": "ℓ", "partial": "∂", "hbar": "ℏ",
  ]

  /// Set upright.
  static let upright: [String: String] = [
    "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ",
    "Upsilon": "Υ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω", "infty": "∞", "nabla": "∇", "forall": "∀",
    "exists": "∃", "nexists": "∄", "emptyset": "∅", "varnothing": "∅", "aleph": "ℵ", "Re": "ℜ", "Im": "ℑ",
    "wp": "℘", "angle": "∠", "triangle": "△", "square": "□", "top": "⊤", "bot": "⊥", "neg": "¬", "lnot": "¬",
    "prime": "′", "degree": "°", "dots": "…", "ldots": "…", "cdots": "⋯", "vdots": "⋮", "ddots": "⋱",
    "checkmark": "✓", "dagger": "†", "ddagger": "‡", "S": "§", "pounds": "£", "euro": "€", "copyright": "©",
    "langle": "⟨", "rangle": "⟩", "lfloor": "⌊", "rfloor": "⌋", "lceil": "⌈", "rceil": "⌉", "vert": "|",
    "lvert": "|", "rvert": "|", "Vert": "‖", "lVert": "‖", "rVert": "‖", "backslash": "\\", "lbrace": "{",
    "rbrace": "}", "lbrack": "[", "rbrack": "]", "colon": ":", "{": "{", "}": "}", "|": "‖", "%": "%",
    "$": "$", "&": "&", "#": "#", "_": "_",
  ]

  /// What joins two terms.
  static let operators: [String: String] = [
    "pm": "±", "mp": "∓", "times": "×", "div": "÷", "cdot": "⋅", "ast": "∗", "star": "⋆", "circ": "∘",
    "bullet": "∙", "oplus": "⊕", "ominus": "⊖", "otimes": "⊗", "odot": "⊙", "cap": "∩", "cup": "∪",
    "setminus": "∖", "wedge": "∧", "land": "∧", "vee": "∨", "lor": "∨", "amalg": "⨿", "bmod": "mod",
  ]

  /// What compares two sides.
  static let relations: [String: String] = [
    "le": "≤", "leq": "≤", "leqslant": "⩽", "ge": "≥", "geq": "≥", "geqslant": "⩾", "ne": "≠", "neq": "≠",
    "equiv": "≡", "approx": "≈", "cong": "≅", "sim": "∼", "simeq": "≃", "propto": "∝", "ll": "≪",
    "gg": "≫", "in": "∈", "notin": "∉", "ni": "∋", "subset": "⊂", "supset": "⊃", "subseteq": "⊆",
    "supseteq": "⊇", "subsetneq": "⊊", "perp": "⊥", "parallel": "∥", "mid": "∣", "nmid": "∤", "vdash": "⊢",
    "models": "⊨", "prec": "≺", "succ": "≻", "doteq": "≐", "to": "→", "rightarrow": "→", "leftarrow": "←",
    "gets": "←", "leftrightarrow": "↔", "Rightarrow": "⇒", "implies": "⟹", "Leftarrow": "⇐",
    "Leftrightarrow": "⇔", "iff": "⟺", "mapsto": "↦", "longrightarrow": "⟶", "longleftarrow": "⟵",
    "uparrow": "↑", "downarrow": "↓", "hookrightarrow": "↪", "rightleftharpoons": "⇌", "therefore": "∴",
    "because": "∵", "coloneqq": "≔",
  ]

  /// Signs that take limits, and whether these stand above and below.
  static let operations: [String: (sign: String, limitsAbove: Bool)] = [
    "sum": ("∑", true), "prod": ("∏", true), "coprod": ("∐", true), "int": ("∫", false),
    "iint": ("∬", false), "iiint": ("∭", false), "oint": ("∮", false), "bigcup": ("⋃", true),
    "bigcap": ("⋂", true), "bigvee": ("⋁", true), "bigwedge": ("⋀", true), "bigoplus": ("⨁", true),
    "bigotimes": ("⨂", true), "biguplus": ("⨄", true),
  ]

  static let functions: Set<String> = [
    "sin", "cos", "tan", "cot", "sec", "csc", "sinh", "cosh", "tanh", "coth", "arcsin", "arccos", "arctan",
    "log", "ln", "lg", "exp", "det", "dim", "ker", "deg", "gcd", "hom", "arg", "Pr", "lim", "limsup",
    "liminf", "max", "min", "sup", "inf",
  ]

  /// As combining characters.
  static let accents: [String: String] = [
    "hat": "\u{302}", "widehat": "\u{302}", "tilde": "\u{303}", "widetilde": "\u{303}", "bar": "\u{305}",
    "vec": "\u{20D7}", "overrightarrow": "\u{20D7}", "dot": "\u{307}", "ddot": "\u{308}",
    "dddot": "\u{20DB}", "check": "\u{30C}", "breve": "\u{306}", "acute": "\u{301}", "grave": "\u{300}",
    "mathring": "\u{30A}",
  ]

  static let spaces: [String: String] = [
    ",": "\u{2009}", ":": "\u{205F}", ";": "\u{2005}", " ": " ", "!": "", "quad": "\u{2003}",
    "qquad": "\u{2003}\u{2003}", "enspace": "\u{2002}", "thinspace": "\u{2009}",
  ]

  /// They change sizes or places that Office Math sets by itself.
  static let ignored: Set<String> = [
    "displaystyle", "textstyle", "scriptstyle", "limits", "nolimits", "nonumber", "notag", "big", "Big",
    "bigg", "Bigg", "bigl", "bigr", "Bigl", "Bigr", "biggl", "biggr", "Biggl", "Biggr", "bigm", "mathop",
    "mathrel", "mathbin", "mathord",
  ]
}
