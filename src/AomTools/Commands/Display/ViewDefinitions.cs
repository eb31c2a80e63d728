using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Xml;

namespace AomTools.Commands.Display;

/// <summary>
/// Reads the views and types of AomTools.Format.ps1xml and AomTools.Types.ps1xml, which are resources of the assembly. An execution policy could block them as
/// files, and with them the import of the module.
/// </summary>
internal static class ViewDefinitions
{
    /// <summary>Returns the views, one definition per type name: the table, and the list of the type's properties.</summary>
    public static IEnumerable<ExtendedTypeDefinition> ReadFormats(IEnumerable<TypeData> types)
    {
        Dictionary<string, ListControl> lists = types.ToDictionary(static type => type.TypeName, static type => CreateList(type.DefaultDisplayPropertySet.ReferencedProperties));
        return from view in Read("AomTools.Format.ps1xml").Elements("ViewDefinitions/View")
               from type in view.Elements("ViewSelectedBy/TypeName")
               select new ExtendedTypeDefinition(type.InnerText, [new FormatViewDefinition(view.Text("Name"), ReadTable(view)), new FormatViewDefinition(view.Text("Name"), lists[type.InnerText])]);
    }

    /// <summary>Returns the properties that Format-List shows, per type name.</summary>
    public static IEnumerable<TypeData> ReadTypes() =>
        Read("AomTools.Types.ps1xml").Elements("Type").Select(static type => new TypeData(type.Text("Name"))
        {
            // An import with -Force registers it again.
            IsOverride = true,
            DefaultDisplayPropertySet = new PropertySetData(
                type.Elements("Members/MemberSet/Members/PropertySet/ReferencedProperties/Name").Select(static name => name.InnerText)),
        });

    // Otherwise a list shows dimensions as [name, value], and times in the notation of the culture.
    private static ListControl CreateList(IEnumerable<string> properties)
    {
        ListEntryBuilder list = ListControl.Create(outOfBand: false).StartEntry(entrySelectedByType: null, entrySelectedByCondition: null);
        foreach (string name in properties)
        {
            list = name switch
            {
                "Dimensions" or "Labels" => list.AddItemScriptBlock($"[AomTools.Internal.ViewFormatter]::Dimensions($_.{name})", name, format: null),
                "Timestamp" => list.AddItemScriptBlock("[AomTools.Internal.ViewFormatter]::Time($_.Timestamp)", name, format: null),
                _ => list.AddItemProperty(name, label: null, format: null),
            };
        }

        return list.EndEntry().EndList();
    }

    private static XmlElement Read(string resource)
    {
        using Stream stream = typeof(ViewDefinitions).Assembly.GetManifestResourceStream(resource)!;
        XmlDocument document = new() { XmlResolver = null };
        document.Load(stream);
        return document.DocumentElement!;
    }

    private static TableControl ReadTable(XmlElement view)
    {
        TableControlBuilder table = TableControl.Create(outOfBand: false, autoSize: false, hideTableHeaders: false);
        if (view["GroupBy"] is XmlElement group)
        {
            table.GroupByScriptBlock(group.Text("ScriptBlock"), customControl: null, label: group.Text("Label"));
        }

        foreach (XmlElement header in view.Elements("TableControl/TableHeaders/TableColumnHeader"))
        {
            int width = header["Width"] is XmlElement element ? int.Parse(element.InnerText, CultureInfo.InvariantCulture) : 0;
            table.AddHeader(header.Text("Alignment") == nameof(Alignment.Right) ? Alignment.Right : Alignment.Left, width, header.Text("Label"));
        }

        TableRowDefinitionBuilder row = table.StartRowDefinition(wrap: view.Elements("TableControl/TableRowEntries/TableRowEntry/Wrap").Any(), entrySelectedByType: null, entrySelectedByCondition: null);
        foreach (XmlElement column in view.Elements("TableControl/TableRowEntries/TableRowEntry/TableColumnItems/TableColumnItem"))
        {
            row = column["PropertyName"] is XmlElement property
                ? row.AddPropertyColumn(property.InnerText, Alignment.Undefined, format: null)
                : row.AddScriptBlockColumn(column.Text("ScriptBlock"), Alignment.Undefined, format: null);
        }

        return row.EndRowDefinition().EndTable();
    }

    private static IEnumerable<XmlElement> Elements(this XmlElement parent, string path) => parent.SelectNodes(path)!.Cast<XmlElement>();

    private static string Text(this XmlElement parent, string name) => parent[name]!.InnerText;
}
