using DigitalBank.Platform.Iso20022;

namespace DigitalBank.Payments.Iso20022.Structure;

/// <summary>One element of a message with everything in it.</summary>
internal sealed class MessageElement(string name, MessageElement? parent, int line, int position)
{
    private readonly List<MessageElement> _children = [];

    public string Name { get; } = name;

    /// <summary>The element that holds it, up to and including Document.</summary>
    public MessageElement? Parent { get; } = parent;

    public int Line { get; } = line;

    public int Position { get; } = position;

    /// <summary>The text of an element without parts, otherwise empty.</summary>
    public string Text { get; set; } = string.Empty;

    /// <summary>The attribute Ccy of an amount.</summary>
    public string? Currency { get; set; }

    public IReadOnlyList<MessageElement> Children => _children;

    public string Path => Parent is null ? Name : $"{Parent.Path}/{Name}";

    public void Add(MessageElement child) => _children.Add(child);

    /// <summary>The first element at a path such as <c>PmtId/EndToEndId</c>.</summary>
    public MessageElement? Find(string path)
    {
        var element = this;
        foreach (var step in path.Split('/'))
        {
            element = element._children.Find(child => child.Name == step);
            if (element is null)
            {
                return null;
            }
        }

        return element;
    }

    /// <summary>The text at a path; null when there is no such element or no text in it.</summary>
    public string? Value(string path) => Find(path)?.Text is { Length: > 0 } text ? text : null;

    public IEnumerable<MessageElement> All(string name) => _children.Where(child => child.Name == name);

    /// <summary>This element and everything below it.</summary>
    public IEnumerable<MessageElement> Everything() => _children.SelectMany(child => child.Everything()).Prepend(this);

    public MessageFinding Finding(string reasonCode, string message) => new(reasonCode, message, Path, Line, Position);
}
