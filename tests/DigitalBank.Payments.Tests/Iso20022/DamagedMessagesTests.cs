using System.Globalization;
using System.Xml.Linq;
using DigitalBank.Payments.Iso20022;
using DigitalBank.Payments.Iso20022.Validation;
using Shouldly;

namespace DigitalBank.Payments.Tests.Iso20022;

/// <summary>Published messages with random damage: with the schemas and without them, the bank comes to one verdict.</summary>
public class DamagedMessagesTests
{
    private const int Rounds = 300;

    private static readonly string[] Texts =
        ["", "X", "-1", "0", "1.000001", "eur", "EUR", "2026-02-30", "2026-01-31", "DE89370400440532013000", "COBADEFF", "true", "CRDT", new('x', 36), new('x', 141), new('x', 501)];

    [PublishedFact]
    public void Damage_is_found_without_the_schemas_as_with_them()
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        var messages = Directory.GetFiles(Path.Combine(PublishedMessages.Folder!, "messages", "valid"), "*.xml")
            .Where(file => IsJudgedByBoth(Path.GetFileName(file).Split("__")[0]))
            .Order()
            .ToList();
        for (var round = 0; round < Rounds; round++)
        {
            var document = XDocument.Load(messages[random.Next(messages.Count)], LoadOptions.PreserveWhitespace);
            var damage = Damage(document, random);
            var message = new WrittenMessage(document.ToString(SaveOptions.DisableFormatting));

            var withSchema = new MessageValidator(WrittenMessage.Schemas.Value).Validate("x", message.Open());
            var without = new MessageValidator(null).Validate("x", message.Open());

            var because = string.Create(CultureInfo.InvariantCulture, $"seed {seed}, round {round}, {damage}");
            without.XsdValid.ShouldBe(
                withSchema.XsdValid, $"{because}\nschema: {string.Join("; ", withSchema.Findings)}\nown: {string.Join("; ", without.Findings)}");
        }
    }

    private static bool IsJudgedByBoth(string messageName) => WrittenMessage.Schemas.Value.Has(messageName) && KnownMessages.Find(messageName) is not null;

    private static string Damage(XDocument document, Random random)
    {
        var elements = document.Descendants().Where(one => one.Name.NamespaceName.StartsWith("urn:iso:std:iso:20022", StringComparison.Ordinal) && one.Parent is not null).ToList();
        var element = elements[random.Next(elements.Count)];
        var name = element.Name.LocalName;
        switch (random.Next(9))
        {
            case 0:
                element.Remove();
                return $"{name} removed";
            case 1:
                element.AddAfterSelf(new XElement(element));
                return $"{name} twice";
            case 2:
                element.AddBeforeSelf(new XElement(elements[random.Next(elements.Count)]));
                return $"something else before {name}";
            case 3:
                element.Name = element.Name.Namespace + (name + "x");
                return $"{name} renamed";
            case 4:
                element.Name = XName.Get(name, "urn:other");
                return $"{name} in another namespace";
            case 5:
                element.SetAttributeValue(random.Next(2) == 0 ? "Ccy" : "Extra", random.Next(2) == 0 ? "EUR" : null);
                return $"{name} with another attribute";
            case 6:
                element.AddFirst(new XComment("no harm"), new XText(random.Next(2) == 0 ? " " : "text"));
                return $"{name} with a text in it";
            case 7:
                element.RemoveNodes();
                return $"{name} empty";
            default:
                var text = Texts[random.Next(Texts.Length)];
                element.ReplaceNodes(random.Next(4) == 0 ? new XCData(text) : new XText(text));
                return $"{name} is '{text}'";
        }
    }
}
