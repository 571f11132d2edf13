extension Concept {
  /// What people ask of business papers.
  static let all = [
    Concept(
      "total", value: .amount,
      names: [
        "grand total,total due,amount due,total amount due,total to pay,to pay,balance due,amount payable,total payable,total amount,gesamtbetrag,rechnungsbetrag,zu zahlen,endbetrag,total ttc,net à payer,montant total,importe total,total a pagar,итого к оплате,合计,总计,总额,总金额,应付金额,價款合計,ご請求金額,合計金額,合計,합계,총액",
        "total,gesamt,gesamtsumme,summe,итого,всего,小计", "sum,amount",
      ],
      asked:
        "invoice total,total of the invoice,total cost,total price,how much is to be paid,how much do i owe,how much do we owe,how much must be paid"
    ),
    Concept(
      "due", value: .date,
      names: [
        "due date,payment due,date due,due by,due on,pay by,payable by,payment date,fällig am,fällig,fälligkeit,zahlbar bis,échéance,date d échéance,fecha de vencimiento,vencimiento,срок оплаты,到期日,付款期限,截止日期,支払期限,お支払期限,납기일",
        "due,deadline",
      ],
      asked: "when is it due,when is the invoice due,when is payment due,when must it be paid"),
    Concept(
      "tax", value: .amount,
      names: [
        "vat,sales tax,value added tax,mwst,ust,mehrwertsteuer,umsatzsteuer,tva,iva,gst,ндс,增值税,税额,消費税,부가세",
        "tax,taxes,steuer,impuesto,税",
      ]),
    Concept(
      "net", value: .amount,
      names: [
        "subtotal,sub total,net amount,net total,netto,nettobetrag,zwischensumme,total ht,sous total,base imponible,小计,小計,税抜",
        "net",
      ]),
    Concept(
      "number",
      names: [
        "invoice number,invoice no,bill number,document number,order number,order no,reference number,rechnungsnummer,rechnung nr,numéro de facture,número de factura,номер счета,发票号码,发票号,编号,請求書番号,번호",
        "number,no,nr,reference,ref,№",
      ],
      asked: "number of the invoice,number of the document,number of the order,order number"),
    Concept(
      "date", value: .date,
      names: [
        "invoice date,date of invoice,date of issue,issue date,issued on,issued,dated,rechnungsdatum,datum,date de facture,fecha de factura,fecha,дата,开票日期,日期,発行日,日付,날짜",
        "date",
      ],
      asked:
        "date of the invoice,date of the letter,date of the document,date of this,when was it written,when was the letter written,when was it issued"
    ),
    Concept(
      "telephone", value: .telephone,
      names: ["telephone,phone,phone number,telephone number,tel,mobile,telefon,teléfono,téléphone,电话,電話,전화"],
      asked: "telephone number,phone number"),
    Concept(
      "mail", value: .address, names: ["e mail,email,mail,correo,邮箱,電子郵件,メール,이메일"],
      asked: "email address,mail address"),
    Concept(
      "account",
      names: ["iban,account number,bank account,account,kontonummer,konto,compte,cuenta,账号,帳號,口座,계좌"],
      asked: "account number,bank account"),
    Concept(
      "recipient", value: .name,
      names: [
        "bill to,billed to,invoice to,invoiced to,sold to,ship to,customer,client,recipient,addressee,addressed to,kunde,empfänger,destinataire,cliente,destinatario,购买方,收件人,客户",
        "to",
      ],
      asked:
        "who is the invoice for,who is the invoice to,who is the letter to,who is the letter for,who is it to,who was it sent to,who is the customer,who is it addressed to,who is it for,billed to,who is the invoice addressed to,whom is it addressed,whom was it sent"
    ),
    Concept(
      "temperature", value: .temperature, names: ["temperature,temperatur,température,temperatura,温度"]),
  ]
}
