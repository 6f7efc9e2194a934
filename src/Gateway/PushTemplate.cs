namespace PublicReport.Gateway;

/// <summary>A template message of the account (公众平台 → 模板消息) and which of its fields takes what; typed fields have short limits.</summary>
public sealed record PushTemplate
{
    public required string Id { get; init; }

    /// <summary>Field for the masked receipt, at most 32 characters.</summary>
    public string ReceiptField { get; init; } = "character_string1";

    /// <summary>Field that says what there is, at most 20 characters.</summary>
    public string WhatField { get; init; } = "thing2";

    /// <summary>Field for the time.</summary>
    public string TimeField { get; init; } = "time3";

    /// <summary>WeChat:Templates:AREA:Id, and :ReceiptField, :WhatField, :TimeField where they differ.</summary>
    internal static IReadOnlyDictionary<string, PushTemplate> ReadAll(IConfigurationSection section) => section.GetChildren()
        .Where(one => one["Id"] is { Length: > 0 })
        .ToDictionary(one => one.Key, one => Read(one, new() { Id = one["Id"]! }));

    private static PushTemplate Read(IConfigurationSection section, PushTemplate usual) => usual with
    {
        ReceiptField = section["ReceiptField"] ?? usual.ReceiptField,
        WhatField = section["WhatField"] ?? usual.WhatField,
        TimeField = section["TimeField"] ?? usual.TimeField,
    };
}
