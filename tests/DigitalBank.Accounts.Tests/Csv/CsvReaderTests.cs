using DigitalBank.Accounts.Csv;

namespace DigitalBank.Accounts.Tests.Csv;

public class CsvReaderTests
{
    [Theory]
    [InlineData("a,b\r\n1,2\r\n", "a|b", "1|2")]
    [InlineData("a,b\n1,2", "a|b", "1|2")]
    [InlineData("a,b\r1,2\r", "a|b", "1|2")]
    [InlineData("a,b\n\n\n1,2\n\n", "a|b", "1|2")]
    [InlineData("a,b\n,\n", "a|b", "|")]
    [InlineData("a,b\n\"1,5\",\"say \"\"yes\"\"\"\n", "a|b", "1,5|say \"yes\"")]
    [InlineData("a,b\n\"1\r\n5\",2\n", "a|b", "1\n5|2")]
    [InlineData("a,b\n\"\",\"\"\n", "a|b", "|")]
    [InlineData("a,b\n 1 , 2 \n", "a|b", " 1 | 2 ")]
    public async Task Reads_what_RFC_4180_allows(string text, params string[] expected) =>
        (await ReadAsync(text)).Select(record => string.Join('|', record.Fields)).ShouldBe(expected);

    [Theory]
    [InlineData("1,a \"nice\" name")]
    [InlineData("1,\"a\" name")]
    [InlineData("1,\"never closed")]
    public async Task A_broken_line_costs_nothing_but_itself(string broken)
    {
        var records = await ReadAsync($"a,b\n1,2\n{broken}\n3,4\n5,6\n");

        records.Select(record => record.LineNumber).ShouldBe([1, 2, 3, 4, 5]);
        records.Single(record => record.Error is not null).Fields.ShouldBe([broken]);
        records[4].Fields.ShouldBe(["5", "6"]);
    }

    [Fact]
    public async Task Two_forgotten_quotation_marks_do_not_swallow_the_lines_between_them()
    {
        var records = await ReadAsync("a,b\n1,\"x\n2,y\n3,\"z\n4,w\n");

        records.Where(record => record.Error is not null).Select(record => record.LineNumber).ShouldBe([2, 4]);
        records.Count.ShouldBe(5);
    }

    [Fact]
    public async Task A_line_without_an_end_does_not_fill_the_memory()
    {
        var records = await ReadAsync("a,b\n" + new string('x', 1_000_000) + "\n1,2\n");

        records[1].Error.ShouldNotBeNull();
        records[1].Fields.Single().Length.ShouldBe(CsvLineReader.LongestLine);
        records[2].Fields.ShouldBe(["1", "2"]);
    }

    [Fact]
    public async Task Line_numbers_are_those_of_an_editor()
    {
        var records = await ReadAsync("a,b\r\n\"1\r\n1\",2\r\n\r\n3,4");

        records.Select(record => record.LineNumber).ShouldBe([1, 2, 5]);
    }

    [Fact]
    public async Task What_the_writer_writes_the_reader_reads()
    {
        string[] fields = ["plain", "with,comma", "with \"quotes\"", "two\nlines", " spaces ", ""];
        await using var text = new StringWriter();
        await new CsvWriter(text).WriteAsync(fields);

        (await ReadAsync(text.ToString())).Single().Fields.ShouldBe(fields);
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("Rent", "Rent")]
    [InlineData(null, "")]
    public void Foreign_text_never_becomes_a_formula(string? text, string written) => CsvWriter.Foreign(text).ShouldBe(written);

    private static async Task<List<CsvRecord>> ReadAsync(string text)
    {
        var records = new List<CsvRecord>();
        await foreach (var record in new CsvReader(new StringReader(text)).ReadAsync(CancellationToken.None))
        {
            records.Add(record);
        }

        return records;
    }
}
