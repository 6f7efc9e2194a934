using PublicReport.Classifier;
using PublicReport.Classifier.Commands;

if (args is [] or [['-', ..], ..])
{
    var app = await ClassifierHost.BuildAsync(WebApplication.CreateBuilder(args));
    await app.RunAsync();
    return 0;
}

return await CommandLine.Build().Parse(args).InvokeAsync();
