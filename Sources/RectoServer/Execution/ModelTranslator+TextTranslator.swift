public import Recto
public import RectoInference

extension ModelTranslator: TextTranslator {}
