using DigitalBank.Platform.Iso20022;

namespace DigitalBank.Payments.Iso20022.Structure;

/// <summary>An element that is being read, and how far its shape has been fulfilled.</summary>
internal sealed class Frame(MessageElement element, Part part, bool isStreamed)
{
    private int _at;

    private int _count;

    public MessageElement Element { get; } = element;

    public Part Part { get; } = part;

    public bool IsStreamed { get; } = isStreamed;

    public Shape? Shape => Part.Shape;

    /// <summary>Accepts the next element inside this one.</summary>
    /// <exception cref="MessageRefusedException">It has no place here, or something before it is missing.</exception>
    public Part Accept(MessageElement child)
    {
        if (Shape is null)
        {
            throw Refusal(child, $"{Element.Name} holds a text, not elements; {child.Name} has no place in it.");
        }

        if (Shape.IsOpen)
        {
            return new Part(child.Name, 0, int.MaxValue) { Shape = Shape };
        }

        return Shape.IsChoice ? AcceptOneOf(child) : AcceptInOrder(child);
    }

    /// <summary>Nothing more follows in this element.</summary>
    /// <exception cref="MessageRefusedException">Something mandatory is missing.</exception>
    public void Complete()
    {
        if (Shape is null || Shape.IsOpen)
        {
            return;
        }

        if (Shape.IsChoice)
        {
            if (_count == 0)
            {
                throw Refusal(Element, $"{Element.Name} is empty; it needs one of {Names()}.");
            }

            return;
        }

        for (var index = _at; index < Shape.Parts.Count; index++)
        {
            var least = Shape.Parts[index].Min;
            if ((index == _at ? _count : 0) < least)
            {
                throw Refusal(Element, $"{Shape.Parts[index].Element} is missing in {Element.Name}.");
            }
        }
    }

    private Part AcceptOneOf(MessageElement child)
    {
        var index = IndexOf(child.Name, 0);
        if (index < 0)
        {
            throw Refusal(child, $"{child.Name} has no place in {Element.Name}, which holds one of {Names()}.");
        }

        if (_count > 0 && (index != _at || _count >= Shape!.Parts[index].Max))
        {
            throw Refusal(child, $"{Element.Name} holds only one of {Names()}; {child.Name} is too much.");
        }

        _at = index;
        _count++;
        return Shape!.Parts[index];
    }

    private Part AcceptInOrder(MessageElement child)
    {
        var index = IndexOf(child.Name, _at);
        if (index < 0)
        {
            throw Refusal(child, IndexOf(child.Name, 0) < 0
                ? $"{child.Name} has no place in {Element.Name}."
                : $"{child.Name} stands too late in {Element.Name}: it comes before {Shape!.Parts[_at].Element}.");
        }

        for (var between = _at; between < index; between++)
        {
            if ((between == _at ? _count : 0) < Shape!.Parts[between].Min)
            {
                throw Refusal(child, $"{Shape.Parts[between].Element} is missing in {Element.Name}, before {child.Name}.");
            }
        }

        _count = index == _at ? _count + 1 : 1;
        _at = index;
        return _count <= Shape!.Parts[index].Max
            ? Shape.Parts[index]
            : throw Refusal(child, $"{child.Name} may stand in {Element.Name} at most {Shape.Parts[index].Max} times.");
    }

    private string Names() => string.Join(", ", Shape!.Parts.Select(part => part.Element));

    private int IndexOf(string name, int from)
    {
        for (var index = from; index < Shape!.Parts.Count; index++)
        {
            if (Shape.Parts[index].Element == name)
            {
                return index;
            }
        }

        return -1;
    }

    private static MessageRefusedException Refusal(MessageElement at, string message) =>
        new(at.Finding(ReasonCodes.InvalidFileFormat, message));
}
