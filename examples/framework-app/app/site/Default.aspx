<%@ Page Language="C#" %>Hello from .NET Framework, CLR <%= Environment.Version %>
