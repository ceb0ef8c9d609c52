namespace DigitalBank.Lending.Servicing;

/// <summary>An instalment that should have been paid.</summary>
/// <param name="DaysPastDue">Days of a pause that stops the count aside.</param>
/// <param name="Amount">Minor units of all its parts that are not paid.</param>
internal sealed record OverdueInstalment(DateOnly DueDate, int DaysPastDue, long Amount)
{
    public ArrearsBucket Bucket => BucketOf(DaysPastDue);

    public static ArrearsBucket BucketOf(int daysPastDue) => daysPastDue switch
    {
        0 => ArrearsBucket.Current,
        <= 30 => ArrearsBucket.UpTo30Days,
        <= 60 => ArrearsBucket.UpTo60Days,
        <= 90 => ArrearsBucket.UpTo90Days,
        _ => ArrearsBucket.Over90Days,
    };
}

/// <summary>How long a loan has been overdue, as it is reported.</summary>
internal enum ArrearsBucket
{
    Current = 0,
    UpTo30Days = 1,
    UpTo60Days = 2,
    UpTo90Days = 3,
    Over90Days = 4,
}
