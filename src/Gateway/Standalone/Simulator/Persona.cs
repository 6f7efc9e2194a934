namespace PublicReport.Gateway.Standalone.Simulator;

/// <summary>Somebody who holds the simulated phone. The openid has the real shape (28 characters, "o" first) and belongs to nobody.</summary>
internal sealed record Persona(string Id, string Name)
{
    public static readonly IReadOnlyList<Persona> All =
    [
        new("villager", "王婶（村民）"),
        new("worker", "小李（厂里工人）"),
        new("parent", "赵老师（家长）"),
        new("passer", "过路人"),
    ];

    public string OpenId => $"oSimulator_{Id}".PadRight(28, '0');

    public static Persona? Find(string id) => All.FirstOrDefault(persona => persona.Id == id);
}
