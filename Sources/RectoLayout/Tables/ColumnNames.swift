/// What people write over the columns of a list of items: of invoices, orders, delivery notes, price lists.
enum ColumnNames {
  /// Whether the word, or the text without blanks, is such a name or a part of one.
  static func contain(_ text: String) -> Bool { all.contains(folded(text)) }

  /// Whether it stands over figures: amounts and counts.
  static func countOrAmount(_ text: String) -> Bool { figures.contains(folded(text)) }

  private static func folded(_ text: String) -> String {
    text.lowercased().trimming { !$0.isLetter && !$0.isNumber }
  }

  private static let all = texts.union(figures)

  private static let texts = names(
    """
    article articles code date description details hours item items name no number part pos position product products ref \
    reference service services sku task unit units uom
    art artikel artikelnr artikelnummer bezeichnung beschreibung datum einheit leistung leistungen nr nummer produkt text
    articles code désignation libellé produit prestation réf référence unité unités
    artículo código concepto descripción fecha producto referencia servicio ud uds unidad unidades
    articolo codice descrizione prodotto data um u.m
    artikelcode eenheid omschrijving product
    artigo código descrição designação produto referência unidade un
    nazwa towar towaru usługi lp jm j.m indeks pkwiu
    artikelnummer benämning beskrivning beskrivelse enhed enhet vare varenr tekst
    popis název položka označení mj megnevezés tuote kuvaus yksikkö ürün açıklama birim cinsi denumire denumirea produs um
    артикул единица ед изм код наименование название товар услуга найменування назва опис
    περιγραφή είδος κωδικός
    名称 品名 品目 商品 货物 规格 单位 項目 摘要 型号 型號 単位 內容 内容 품목 품명 규격
    """)

  private static let figures = names(
    """
    amount amt balance charge charges cost count credit credits debit debits disc discount each extended gross net paid \
    payment payments price prices qty quantity rate subtotal sum tax taxes total totals value vat gst withdrawals deposits
    anzahl betrag brutto einzelpreis e-preis ep gesamt gesamtpreis gp g-preis menge mwst netto preis rabatt satz steuer summe \
    stück ust vk-preis wert zeilenbetrag soll haben saldo gutschrift belastung
    crédit débit solde ht montant prix pu quantité qté qte remise taux total ttc tva unitaire
    abono cargo debe haber saldo cant cantidad descuento dto importe impuesto iva precio subtotal unitario valor
    avere dare saldo importo prezzo q.tà qtà quantità sconto totale
    aantal bedrag btw hoeveelheid korting prijs stuk stuksprijs totaal
    crédito débito saldo desconto preço qtd qtde quant quantidade valor
    brutto cena ilość kwota netto rabat stawka vat wartość
    antal belopp beløp beløb moms mva pris rabat rabatt à-pris summa sum
    cena celkem dph množství bez ár mennyiség összeg áfa hinta määrä alv yhteensä adet fiyat miktar tutar kdv cantitate pret preț \
    valoare tva
    количество кол-во ндс сумма стоимость цена кількість сума ціна
    ποσότητα τιμή αξία φπα σύνολο
    数量 单价 單價 金额 金額 税额 税率 単価 合計 总价 總價 소계 수량 단가 금액 공급가액 세액
    """)

  private static func names(_ text: String) -> Set<String> {
    Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
  }
}

extension String {
  fileprivate func trimming(_ isLoose: (Character) -> Bool) -> String {
    let head = drop(while: isLoose)
    return String(head.reversed().drop(while: isLoose).reversed())
  }
}
