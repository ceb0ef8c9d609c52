namespace DigitalBank.Payments.Orders;

/// <summary>Where a payment order stands. Received and Scheduled are open; Settled, Rejected and Returned are final, but a settled one may still come back.</summary>
internal enum PaymentOrderStatus
{
    /// <summary>The bank has the order and its booking date; whether the ledger has booked it is not recorded yet.</summary>
    Received = 1,

    /// <summary>Waits for its execution date.</summary>
    Scheduled = 2,

    /// <summary>The payer is debited; the money is in clearing and has not left the bank.</summary>
    Booked = 3,

    /// <summary>Handed to the correspondent bank in a pacs.008 and taken off our account there.</summary>
    Sent = 4,

    /// <summary>The payee's account here is credited, or the correspondent's statement confirms the payment.</summary>
    Settled = 5,

    /// <summary>Will not be made: nothing has moved, or the other bank did not take it and the payer has the money back.</summary>
    Rejected = 6,

    /// <summary>The other bank had it and sent it back; the payer has the money, less what the other bank kept.</summary>
    Returned = 7,

    /// <summary>Nothing has moved: a person has to look at it first.</summary>
    Held = 8,
}

/// <summary>How an order reached the bank.</summary>
internal enum PaymentOrigin
{
    /// <summary>A customer's transfer over HTTP.</summary>
    Transfer = 1,

    /// <summary>One payment of a pain.001 file.</summary>
    File = 2,

    /// <summary>A customer paid a QR code.</summary>
    QrCode = 3,

    /// <summary>A standing order came due.</summary>
    StandingOrder = 4,

    /// <summary>A payee pays back.</summary>
    Refund = 5,

    /// <summary>A customer accepted a quote.</summary>
    CrossBorder = 6,

    /// <summary>A payee presented the payer's code.</summary>
    ConsumerCode = 7,

    /// <summary>A payer paid what a payee had asked for.</summary>
    PaymentRequest = 8,

    /// <summary>A customer paid an alias that nobody had yet.</summary>
    WaitingPayment = 9,
}
