using Microsoft.EntityFrameworkCore.Diagnostics;

namespace DigitalBank.Platform.Encryption;

/// <summary>Opens the encrypted fields of each row that is read, before anybody sees it.</summary>
internal sealed class OpenFieldsWhenRead : IMaterializationInterceptor
{
    /// <summary>One for all: EF builds its services anew for every other instance.</summary>
    public static readonly OpenFieldsWhenRead Instance = new();

    public object InitializedInstance(MaterializationInterceptionData materializationData, object entity)
    {
        var declared = EncryptedFields.Of(materializationData.EntityType);
        if (declared.Fields.Count > 0 && materializationData.Context is EncryptingDbContext db)
        {
            var row = EncryptedFields.RowOf(materializationData.GetPropertyValue(declared.KeyName));
            foreach (var field in declared.Fields)
            {
                if (materializationData.GetPropertyValue(field.Column) is byte[] sealedValue)
                {
                    field.Write(entity, db.Cipher.Open(sealedValue, field.Name, row));
                }
            }
        }

        return entity;
    }
}
