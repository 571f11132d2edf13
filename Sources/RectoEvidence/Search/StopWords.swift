/// Words of questions that say nothing about what is asked for.
enum StopWords {
  /// As stems.
  static let stems = Set(
    words.split(whereSeparator: \.isWhitespace).map { Stem.of(String($0)) })

  /// What a document calls itself: it says little which one of its sentences is wanted.
  static let documents = Set(
    "document file page text invoice bill receipt letter report contract order statement form paper scan rechnung brief factura facture"
      .split(separator: " ").map { Stem.of(String($0)) })

  /// Of scripts without blanks; longer ones first.
  static let runs = questionRuns.sorted { $0.count > $1.count }

  private static let questionRuns = [
    "是什么", "什么时候", "有多少", "是多少", "多少钱", "什么", "多少", "哪里", "哪个", "几个", "如何", "怎么", "为什么",
    "何时", "时候", "请问", "文件", "文档", "甚麼", "什麼", "多少錢", "いくらですか", "いくら", "何ですか", "ですか", "いつ", "どこ",
    "だれ", "誰", "何", "どの", "ます", "です", "무엇입니까", "무엇", "얼마", "언제", "어디", "누구", "입니까", "谁", "哪",
    "的", "了", "吗", "呢", "是", "は", "が", "を", "に", "の", "で", "か",
  ]

  private static let words = """
    a an the of in on at to for from by with without into onto as is are was were be been being am do does did
    done has have had having will would shall should can could may might must and or not no nor so if then than
    that this these those there here it its he she they them his her their we us our you your i me my mine what
    which who whom whose when where why how many much long often old far tell give show say said says state
    stated mention mentioned written according please any some about after before during over under up down
    out all each every also only just get got let find need want know
    el la los las un una unos unas de del al en con por para y o que es son fue ser cual cuál quien cuando
    donde dónde cuanto cuánto cuantos cómo se su sus lo qué
    le les des du au aux et ou est sont quel quelle quels quelles qui quand où combien comment ce cette ces
    dans pour par sur avec
    der die das den dem ein eine einer eines einem einen und oder ist sind war waren wird werden wann wo wie
    viel viele wer was welche welcher welches von zu zum zur im mit für auf bei aus nach
    """
}
