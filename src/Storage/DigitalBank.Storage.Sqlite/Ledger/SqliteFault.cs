using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace DigitalBank.Storage.Sqlite.Ledger;

/// <summary>Turns result codes into the exceptions of the ADO.NET provider.</summary>
internal static class SqliteFault
{
    public static void ThrowUnless(int outcome, int expected, sqlite3 database)
    {
        if (outcome != expected)
        {
            throw new SqliteException(raw.sqlite3_errmsg(database).utf8_to_string(), outcome & 0xFF, raw.sqlite3_extended_errcode(database));
        }
    }
}
