using System.Text;
using System.Xml;
using DigitalBank.Platform.CommandLine;
using DigitalBank.Risk.Lists;
using DigitalBank.Risk.Screening;
using DigitalBank.TestKit;

namespace DigitalBank.Risk.Tests.Lists;

public sealed class ListFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("digitalbank-lists-").FullName;

    [SharedDataFact]
    public void The_published_lists_are_read_whole()
    {
        var lists = ListFiles.In(Path.Combine(SharedData.Folder!, "sanctions"));

        lists.Select(list => (list.ListName, list.Entries().Count()))
            .ShouldBe([("ofac-sdn", 7379), ("ofac-consolidated", 442), ("un-consolidated", 1003)], ignoreOrder: true);
        var first = lists.Single(list => list.ListName == "ofac-consolidated").Entries().First();
        (first.ListedId, first.Name, first.Kind).ShouldBe(("9639", "HANIYA, Ismail Abdul Salah", ListedKind.Person));
        first.BirthYears.ShouldBe([1962]);
        first.Aliases.ShouldContain("HANIYYA, Ismaeel");
    }

    [SharedDataFact]
    public void Nationalities_of_the_published_lists_are_known_countries()
    {
        var persons = ListFiles.In(Path.Combine(SharedData.Folder!, "sanctions"))
            .SelectMany(list => list.Entries().Where(entry => entry.Kind == ListedKind.Person).Select(entry => (list.ListName, entry)))
            .ToList();

        var korean = persons.Where(one => one.ListName == "un-consolidated" && one.entry.ListedId.StartsWith("KPi", StringComparison.Ordinal)).ToList();
        korean.Count(one => one.entry.Nationalities.Contains("PRK")).ShouldBeGreaterThan(70);
        persons.Count(one => one.ListName == "ofac-sdn" && one.entry.Nationalities.Contains("MEX")).ShouldBe(284);
        persons.Count(one => one.entry.Nationalities.Count > 0).ShouldBe(2525, "as many as name a country; one that is not known here would be passed over");
    }

    /// <summary>Names of the list with slips of the pen, words left out and words swapped, beside names that nobody has listed.</summary>
    [SharedDataFact]
    public void Nineteen_of_twenty_changed_names_are_found_and_no_clean_one_is()
    {
        var folder = Path.Combine(SharedData.Folder!, "sanctions");
        var list = new WatchList(ListFiles.In(folder).Where(files => files.ListName == "ofac-sdn")
            .SelectMany(files => files.Entries().Select(entry => (files.ListName, entry))));
        using var reader = new StreamReader(Path.Combine(folder, "screening_queries.csv"));
        var (found, listed, falseHits) = (0, 0, new List<string>());
        foreach (var row in CsvRows.Read(reader).Skip(1))
        {
            var hits = list.Find([row[0]], row[3] == "individual", 0.75);
            listed += row[1].Length > 0 ? 1 : 0;
            found += row[1].Length > 0 && hits.Any(hit => hit.Entry.ListedId == row[1]) ? 1 : 0;
            if (row[1].Length == 0 && hits.Count > 0)
            {
                falseHits.Add(row[0]);
            }
        }

        falseHits.ShouldBeEmpty();
        ((double)found / listed).ShouldBeGreaterThanOrEqualTo(0.94);
    }

    [Theory]
    [InlineData("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><CONSOLIDATED_LIST>&e;</CONSOLIDATED_LIST>", typeof(XmlException))]
    [InlineData("<CONSOLIDATED_LIST><INDIVIDUALS><INDIVIDUAL><FIRST_NAME>A", typeof(XmlException))]
    [InlineData("<OTHER_LIST/>", typeof(FormatException))]
    public void A_file_that_attacks_or_is_cut_off_is_refused(string xml, Type refusal) =>
        Should.Throw(() => UnFile.Read(AFile("un.xml", xml)).ToList(), refusal);

    [Theory]
    [InlineData("1,\"A, B\",\"individual\",P,-0-,-0-\n")]
    [InlineData("1,\"A, B")]
    [InlineData("ent_num,name,type,program,title,a,b,c,d,e,f,remarks\n")]
    public void A_csv_of_another_kind_is_refused(string csv) =>
        Should.Throw<FormatException>(() => OfacFiles.Read(AFile("sdn.csv", csv), AFile("alt.csv", "")).ToList());

    [Fact]
    public void A_span_of_years_and_a_name_in_its_own_script_are_read()
    {
        var entry = UnFile.Read(AFile("un.xml", """
            <CONSOLIDATED_LIST><INDIVIDUALS><INDIVIDUAL>
              <FIRST_NAME>ALI</FIRST_NAME><SECOND_NAME>BEN</SECOND_NAME><THIRD_NAME/><REFERENCE_NUMBER>QDi.1</REFERENCE_NUMBER>
              <NAME_ORIGINAL_SCRIPT>علي</NAME_ORIGINAL_SCRIPT>
              <INDIVIDUAL_ALIAS><QUALITY/><ALIAS_NAME/></INDIVIDUAL_ALIAS>
              <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1970</FROM_YEAR><TO_YEAR>1973</TO_YEAR></INDIVIDUAL_DATE_OF_BIRTH>
            </INDIVIDUAL></INDIVIDUALS></CONSOLIDATED_LIST>
            """)).ShouldHaveSingleItem();

        entry.Name.ShouldBe("ALI BEN");
        entry.Aliases.ShouldBe(["علي"]);
        entry.BirthYears.ShouldBe([1970, 1971, 1972, 1973]);
    }

    [SharedDataFact]
    public void The_verb_compares_pairs_and_says_how_many_came_out_as_expected()
    {
        var (standard, error) = (new StringWriter(), new StringWriter());

        NameFiles.Compare(Path.Combine(SharedData.Folder!, "sanctions", "name_pairs.csv"), 0.75, compare: true, new VerbOutput(standard, error, false, false));

        var lines = standard.ToString().TrimEnd().Split('\n');
        lines.Length.ShouldBe(331);
        int.Parse(lines[^1].Split(' ')[0]).ShouldBeGreaterThan(275);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string AFile(string name, string content)
    {
        var file = Path.Combine(_folder, name);
        File.WriteAllText(file, content, Encoding.UTF8);
        return file;
    }
}
