namespace DigitalBank.Payments.Iso20022.Structure;

internal enum ItemKind
{
    /// <summary>A streamed element begins; its parts follow.</summary>
    Opened,

    /// <summary>An element with everything in it.</summary>
    Whole,

    /// <summary>A streamed element has ended.</summary>
    Closed,
}

/// <param name="IsSound">Every text of the element is as it must be. False only where findings were collected for it.</param>
internal sealed record MessageItem(ItemKind Kind, MessageElement Element, bool IsSound = true)
{
    public string Name => Element.Name;
}
