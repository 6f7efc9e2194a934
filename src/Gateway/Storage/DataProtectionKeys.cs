using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace PublicReport.Gateway.Storage;

/// <summary>Keys of cookies and forms, shared by all instances and sealed: a dump of the store signs nobody in.</summary>
internal sealed class DataProtectionKeys(GatewayStore store, GatewayKeys keys) : IXmlRepository
{
    private const string Key = "{gw:console}:data-protection";

    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. store.Database.ListRange(Key)
            .Select(value => keys.Open((byte[])value!, Key))
            .OfType<string>()
            .Select(XElement.Parse)];

    public void StoreElement(XElement element, string friendlyName) =>
        store.Database.ListRightPush(Key, keys.Seal(element.ToString(SaveOptions.DisableFormatting), Key));
}
